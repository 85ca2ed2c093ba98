import type { CfnDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Behavior } from '../../local-aws/edge/behaviors.ts';

/** AWS's own policies, the same in every account: caching disabled; all of the viewer's request but its Host. */
export const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
export const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

/** Targets of behaviors; the last is an origin group, which CloudFront refuses where POST is allowed. */
export type Target = 'site' | 'media' | 'api' | 'site-or-not-found';

/** What the distribution needs to know beside the routing table. */
export interface BehaviorParts {
  cachePolicyId(behavior: Behavior): string;
  responseHeadersPolicyId(behavior: Behavior): string | undefined;
  routerArn: string;
}

export const targetOf = (behavior: Behavior): Target =>
  behavior.notFoundPage === undefined ? behavior.origin : 'site-or-not-found';

/** One row of the routing table as CloudFront has it. */
export function toCacheBehavior(
  behavior: Behavior,
  parts: BehaviorParts,
): CfnDistribution.DefaultCacheBehaviorProperty {
  const responseHeadersPolicyId = parts.responseHeadersPolicyId(behavior);
  return {
    targetOriginId: targetOf(behavior),
    viewerProtocolPolicy: 'redirect-to-https',
    allowedMethods: [...behavior.methods],
    cachedMethods: ['GET', 'HEAD'],
    compress: behavior.compress,
    ...(behavior.cache
      ? { cachePolicyId: parts.cachePolicyId(behavior) }
      : { cachePolicyId: CACHING_DISABLED, originRequestPolicyId: ALL_VIEWER_EXCEPT_HOST }),
    ...(responseHeadersPolicyId && { responseHeadersPolicyId }),
    ...(behavior.router && {
      functionAssociations: [{ eventType: 'viewer-request', functionArn: parts.routerArn }],
    }),
  };
}
