import { z } from 'zod';
import { ofType, type TemplateResource } from './templates.ts';

const CacheBehavior = z.object({
  PathPattern: z.string().default('*'),
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()),
  ViewerProtocolPolicy: z.string(),
});

const Distribution = z.object({
  DistributionConfig: z.object({
    CacheBehaviors: z.array(CacheBehavior).default([]),
    DefaultCacheBehavior: CacheBehavior,
    Origins: z.array(
      z.object({
        Id: z.string(),
        CustomOriginConfig: z
          .object({ OriginProtocolPolicy: z.string(), OriginSSLProtocols: z.array(z.string()) })
          .optional(),
        OriginAccessControlId: z.unknown().optional(),
      }),
    ),
    OriginGroups: z.object({ Items: z.array(z.object({ Id: z.string() })) }).optional(),
    CustomErrorResponses: z
      .array(z.object({ ErrorCode: z.number(), ResponsePagePath: z.string().optional() }))
      .default([]),
    ViewerCertificate: z.object({ MinimumProtocolVersion: z.string() }),
  }),
});

/** The methods CloudFront can repeat at a second origin. */
const REPEATABLE = ['GET', 'HEAD', 'OPTIONS'];

/** What CloudFront refuses or does wrong, and CDK and cdk-nag say nothing about. */
export function checkDistribution(resources: readonly TemplateResource[]): string[] {
  const found = ofType(resources, 'AWS::CloudFront::Distribution', Distribution);
  return found.flatMap(({ name, properties: { DistributionConfig: config } }) => {
    const faults: string[] = [];
    const groups = config.OriginGroups?.Items.map(({ Id }) => Id) ?? [];
    for (const behavior of [...config.CacheBehaviors, config.DefaultCacheBehavior]) {
      const path = behavior.PathPattern;
      const once = behavior.AllowedMethods.filter((method) => !REPEATABLE.includes(method));
      if (groups.includes(behavior.TargetOriginId) && once.length > 0) {
        faults.push(`${path} has an origin group, which cannot take ${once.join(', ')}`);
      }
      if (!['https-only', 'redirect-to-https'].includes(behavior.ViewerProtocolPolicy)) {
        faults.push(`${path} is served without TLS`);
      }
    }
    for (const { ErrorCode, ResponsePagePath } of config.CustomErrorResponses) {
      if (ResponsePagePath !== undefined && ErrorCode < 500) {
        faults.push(`${ErrorCode} is mapped to ${ResponsePagePath}, for the API's own answers as well`);
      }
    }
    for (const { Id, CustomOriginConfig, OriginAccessControlId } of config.Origins) {
      if (!CustomOriginConfig && OriginAccessControlId === undefined) {
        faults.push(`origin ${Id} has no origin access control: its bucket would have to be public`);
      }
      if (!CustomOriginConfig) continue;
      const { OriginProtocolPolicy, OriginSSLProtocols } = CustomOriginConfig;
      if (
        OriginProtocolPolicy !== 'https-only' ||
        OriginSSLProtocols.some((version) => version < 'TLSv1.2')
      ) {
        faults.push(`origin ${Id} is not asked over TLS 1.2 or newer only`);
      }
    }
    if (!/^TLSv1\.[23]_/.test(config.ViewerCertificate.MinimumProtocolVersion)) {
      faults.push('viewers may use a TLS older than 1.2');
    }
    return faults.map((fault) => `${name}: ${fault}`);
  });
}
