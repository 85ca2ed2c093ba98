import type { Deployment, Task } from '../infra/deployment.ts';
import { EDGE_REGION, namesOf } from '../infra/names.ts';
import type { ContainerService } from './account.ts';
import type { DeployContext } from './deploy-step.ts';

/** The stacks of a shop by what can be known before they are made. */
export const ROUNDS = {
  foundation: ['storefront', 'database', 'mail', 'identity', 'observability', 'guardrails'],
  api: ['api'],
  edge: ['edge', 'edge-observability'],
} as const;

const LOOKS = 30;

/** A shop as far as it is known: everything but what AWS makes up. */
export function describe({ shop, place }: DeployContext): Deployment {
  if (!place) throw new Error('the account is not known yet');
  return { ...shop, ...place };
}

export const serviceOf = async (context: DeployContext): Promise<ContainerService | undefined> =>
  await context.account.service(namesOf(describe(context)).containerService);

/** The deployment that shoppers are served by. */
export const liveOf = (service: ContainerService | undefined) =>
  service?.deployments.find(({ state }) => state === 'ACTIVE');

/**
 * The version of the origin secret, when its copy for the edge is as new: that takes a moment.
 * @throws when it stays behind, or there is none.
 */
async function originSecretVersion(context: DeployContext): Promise<string> {
  const known = describe(context);
  const { appConfig } = namesOf(known).secrets;
  for (let look = 0; look < LOOKS; look += 1) {
    const version = await context.account.secretVersion(appConfig, known.region);
    const copy = await context.account.secretVersion(appConfig, EDGE_REGION);
    if (version !== undefined && copy === version) return version;
    await context.pause();
  }
  throw new Error(`the secret ${appConfig} is not the same in ${known.region} and ${EDGE_REGION}`);
}

/** @throws when the container service has no address yet. */
export async function withAddress(context: DeployContext): Promise<Deployment & { apiHost: string }> {
  const service = await serviceOf(context);
  if (!service) throw new Error('there is no container service yet');
  return {
    ...describe(context),
    apiHost: new URL(service.url).host,
    originSecretVersion: await originSecretVersion(context),
  };
}

/**
 * The shop with containers.
 * @throws when database or edge are not there yet.
 */
export async function withRelease(
  context: DeployContext,
  what: { image: string | null; task?: Task },
): Promise<Deployment> {
  const known = await withAddress(context);
  const databaseHost = await context.account.databaseHost(namesOf(known).database);
  if (databaseHost === undefined) throw new Error('the database has no address yet');
  const edge = await context.account.outputs(`${known.shop}-edge`, EDGE_REGION);
  const keyValueStoreArn = edge?.KeyValueStoreArn;
  if (keyValueStoreArn === undefined) throw new Error('the edge has no KeyValueStore yet');
  const { image, task } = what;
  return {
    ...known,
    release: { databaseHost, keyValueStoreArn, ...(image !== null && { image }), ...(task && { task }) },
  };
}
