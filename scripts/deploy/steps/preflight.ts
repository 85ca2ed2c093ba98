import { EDGE_REGION, namesOf } from '../../infra/names.ts';
import { profiles } from '../../infra/profiles.ts';
import { DATABASE_BLUEPRINT } from '../../infra/stacks/database.ts';
import type { DeployContext, DeployStep } from '../deploy-step.ts';
import { describe, liveOf } from '../deployed-state.ts';
import { findShortages } from '../find-shortages.ts';

/** What a person has to do before, all of it at once. */
export async function missing(context: DeployContext): Promise<string[]> {
  const { account, shop } = context;
  const known = describe(context);
  const { databaseBundle } = profiles[shop.profile];
  const { certificates } = namesOf(known).secrets;
  const faults: string[] = [];
  for (const region of new Set([shop.region, EDGE_REGION])) {
    if (await account.isBootstrapped(region)) continue;
    faults.push(`${region} is not prepared: npx cdk bootstrap aws://${known.account}/${region}`);
  }
  for (const [kind, id] of [
    ['blueprint', DATABASE_BLUEPRINT],
    ['bundle', databaseBundle],
  ] as const) {
    if (!(await account.offers(kind, id))) faults.push(`Lightsail does not offer ${id} in ${shop.region}`);
  }
  if (!(await account.hasSecret(certificates))) {
    faults.push(`there is no secret ${certificates}: npm run certificates -- --help`);
  }
  return [...faults, ...(await findShortages(context))];
}

/** Looks whether the account is as it must be, and changes nothing. */
export const preflight: DeployStep = {
  name: 'preflight',
  plan: async ({ shop }) => `${shop.profile} profile, ${shop.domain}, ${shop.region}`,
  async run(context) {
    const { account, shop } = context;
    await account.checkPrograms();
    const { account: id, arn } = await account.identity();
    context.say(`  as ${arn}`);
    const hostedZoneId = await account.hostedZone(shop.domain);
    if (hostedZoneId === undefined) {
      throw new Error(
        `Route 53 has no zone for ${shop.domain}: make one, and name its servers at the registrar`,
      );
    }
    context.place = { account: id, hostedZoneId };
    const faults = await missing(context);
    if (faults.length > 0) throw new Error(faults.join('\n  '));
    const service = await account.service(namesOf(describe(context)).containerService);
    context.before = liveOf(service)?.images.api ?? null;
    context.say(context.before ? `  live: ${context.before}` : '  nothing is live yet');
  },
};
