import { EDGE_REGION } from '../infra/names.ts';
import type { DeployContext } from './deploy-step.ts';
import { describe } from './deployed-state.ts';
import { QUOTAS } from './quotas.ts';

const regionOf = (where: string, { region }: { readonly region: string }): string =>
  where === 'edge' ? EDGE_REGION : region;

/** The stacks that make something counted, and are not there yet: what the others made is among what is used. */
async function missingStacks(context: DeployContext): Promise<Set<string>> {
  const known = describe(context);
  const missing = new Set<string>();
  for (const concern of new Set(QUOTAS.flatMap(({ makes }) => Object.keys(makes)))) {
    const found = await context.account.outputs(`${known.shop}-${concern}`, regionOf(concern, known));
    if (found === undefined) missing.add(concern);
  }
  return missing;
}

/** What the account has no room for. What may not be looked at is said, and left to CloudFormation. */
export async function findShortages(context: DeployContext): Promise<string[]> {
  const missing = await missingStacks(context);
  const faults: string[] = [];
  for (const quota of QUOTAS) {
    const stacks = Object.keys(quota.makes).filter((concern) => missing.has(concern));
    const needed = stacks.reduce((sum, concern) => sum + quota.makes[concern]!, 0);
    if (needed === 0) continue;
    const region = regionOf(quota.region, describe(context));
    const usage = await context.account.usage(quota, region);
    if ('unknown' in usage) {
      context.say(`  not checked whether there is room for ${quota.called}: ${usage.unknown}`);
    } else if (usage.used + needed > usage.allowed) {
      faults.push(
        `no room for ${quota.called} in ${region}: ${usage.used} of ${usage.allowed} used, ${needed} more needed; ` +
          `delete what nobody needs, or ask for more: ${usage.moreAt}`,
      );
    }
  }
  return faults;
}
