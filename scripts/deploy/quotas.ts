import { EDGE_REGION } from '../infra/names.ts';
import type { DeployContext } from './deploy-step.ts';
import { describe } from './deployed-state.ts';

/** What an account may have only so many of, as CloudFormation calls it. */
export type CountedResource =
  | 'AWS::CertificateManager::Certificate'
  | 'AWS::CloudFront::Distribution'
  | 'AWS::Cognito::UserPool'
  | 'AWS::Lightsail::Container'
  | 'AWS::Lightsail::Database'
  | 'AWS::S3::Bucket';

export interface Quota {
  readonly resource: CountedResource;
  /** For people. */
  readonly called: string;
  /** As Service Quotas calls the service. */
  readonly service: string;
  /** Its code there, or its name: those of Lightsail are documented by name only. */
  readonly quota: string;
  /** Where it counts; Service Quotas keeps what counts for the whole account in the region of the edge. */
  readonly region: 'shop' | 'edge';
  /** How many a stack makes, by its concern. */
  readonly makes: Readonly<Record<string, number>>;
}

/** What is made for a shop and is counted, in both profiles. */
export const QUOTAS: readonly Quota[] = [
  {
    resource: 'AWS::Lightsail::Container',
    called: 'container services of Lightsail',
    service: 'lightsail',
    quota: 'Container services',
    region: 'shop',
    makes: { api: 1 },
  },
  {
    resource: 'AWS::Lightsail::Database',
    called: 'databases of Lightsail',
    service: 'lightsail',
    quota: 'Databases',
    region: 'shop',
    makes: { database: 1 },
  },
  {
    resource: 'AWS::Cognito::UserPool',
    called: 'user pools of Cognito',
    service: 'cognito-idp',
    quota: 'L-627C1657',
    region: 'shop',
    makes: { identity: 1 },
  },
  {
    resource: 'AWS::S3::Bucket',
    called: 'buckets of the account',
    service: 's3',
    quota: 'L-DC2B2D3D',
    region: 'edge',
    makes: { storefront: 5, guardrails: 1, edge: 1 },
  },
  {
    resource: 'AWS::CloudFront::Distribution',
    called: 'distributions of CloudFront',
    service: 'cloudfront',
    quota: 'L-24B04930',
    region: 'edge',
    makes: { edge: 1 },
  },
  {
    resource: 'AWS::CertificateManager::Certificate',
    called: 'certificates of ACM',
    service: 'acm',
    quota: 'L-F141DD1D',
    region: 'edge',
    makes: { edge: 1 },
  },
];

/** What an account has of something and may have, or why that cannot be told. */
export type Usage =
  | { readonly used: number; readonly allowed: number /** Where to ask for more. */; readonly moreAt: string }
  | { readonly unknown: string };

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
export async function shortages(context: DeployContext): Promise<string[]> {
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
