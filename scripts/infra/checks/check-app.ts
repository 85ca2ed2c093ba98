import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Profile } from '../profiles.ts';
import { checkActions, checkBuckets, checkCertificateRoles } from './check-access.ts';
import { checkDistribution } from './check-distribution.ts';
import { checkEdgeRegion, checkIdentity, checkLightsail, checkRetention } from './check-services.ts';
import { synthesize, type TemplateResource } from './templates.ts';

/** What the rules of cdk-nag's AWS Solutions pack find that has not been acknowledged. */
function checkNag(app: App): string[] {
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  return violations.flatMap(({ ruleName, description, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${constructPath ?? ''}: ${ruleName}: ${description}`),
  );
}

/**
 * Synthesizes an app, which needs no account and no network, and checks what came out.
 * @returns what the templates create, and what is wrong with it.
 */
export function checkApp(app: App, profile: Profile): { resources: TemplateResource[]; faults: string[] } {
  const resources = synthesize(app);
  const faults = [
    ...checkNag(app),
    ...checkDistribution(resources),
    ...checkBuckets(resources),
    ...checkActions(resources),
    ...checkCertificateRoles(resources),
    ...checkLightsail(resources, profile),
    ...checkIdentity(resources),
    ...checkEdgeRegion(resources),
    ...checkRetention(resources),
  ];
  return { resources, faults };
}
