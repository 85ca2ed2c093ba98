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

/** @throws when the container service has no address yet. */
export async function withAddress(context: DeployContext): Promise<Deployment & { apiHost: string }> {
  const service = await serviceOf(context);
  if (!service) throw new Error('there is no container service yet');
  return { ...describe(context), apiHost: new URL(service.url).host };
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
