import { App } from 'aws-cdk-lib';
import type { Deployment } from './deployment.ts';
import { ApiStack } from './stacks/api.ts';
import { DatabaseStack } from './stacks/database.ts';
import { EdgeStack } from './stacks/edge.ts';
import { GuardrailsStack } from './stacks/guardrails.ts';
import { IdentityStack } from './stacks/identity.ts';
import { MailStack } from './stacks/mail.ts';
import { EdgeObservabilityStack, ObservabilityStack } from './stacks/observability.ts';
import { StorefrontStack } from './stacks/storefront.ts';

/**
 * The stacks of a deployment, not synthesized yet. Without `apiHost` there is no edge, which cannot be made before
 * the container service has its address.
 * @param outdir where templates go; a temporary folder unless given.
 */
export function createApp(deployment: Deployment, outdir?: string): App {
  const app = new App({
    analyticsReporting: false,
    // Access logs of buckets by policy, as the old access lists are off.
    context: { '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true },
    ...(outdir !== undefined && { outdir }),
  });
  const id = (concern: string) => `${deployment.shop}-${concern}`;
  new StorefrontStack(app, id('storefront'), deployment);
  new DatabaseStack(app, id('database'), deployment);
  new MailStack(app, id('mail'), deployment);
  const identity = new IdentityStack(app, id('identity'), deployment);
  const observability = new ObservabilityStack(app, id('observability'), deployment, identity.signIn);
  const guardrails = new GuardrailsStack(app, id('guardrails'), deployment, observability.alarms);
  new ApiStack(app, id('api'), deployment, { signIn: identity.signIn, admission: guardrails.admission });
  const { apiHost } = deployment;
  if (apiHost !== undefined) {
    const edge = new EdgeStack(app, id('edge'), { ...deployment, apiHost });
    new EdgeObservabilityStack(app, id('edge-observability'), deployment, edge);
  }
  return app;
}
