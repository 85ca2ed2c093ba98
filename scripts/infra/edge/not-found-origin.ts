import { readFileSync } from 'node:fs';
import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  CfnPermission,
  Code,
  FunctionUrlAuthType,
  Function as Lambda,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Deployment } from '../deployment.ts';
import { namesOf } from '../names.ts';

const source = readFileSync(new URL('not-found-page.cjs', import.meta.url), 'utf8');

/** The function that answers for pages which are not there; only CloudFront may ask it. */
export interface NotFoundOrigin {
  readonly domainName: string;
  /** Lets a distribution ask. */
  allow(distributionArn: string): void;
}

export function createNotFoundOrigin(scope: Construct, deployment: Deployment): NotFoundOrigin {
  const { buckets, bucketArn } = namesOf(deployment);
  const logGroup = new LogGroup(scope, 'NotFoundLogs', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, 'NotFoundRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['s3:GetObject'],
      resources: [`${bucketArn(buckets.site)}/_system/404.html`],
    }),
  );
  logGroup.grantWrite(role);
  const page = new Lambda(scope, 'NotFound', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline(source),
    role,
    logGroup,
    memorySize: 256,
    timeout: Duration.seconds(5),
    environment: { SITE_BUCKET: buckets.site, SITE_REGION: deployment.region },
  });
  const url = page.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM });
  return {
    domainName: Fn.select(2, Fn.split('/', url.url)),
    allow(sourceArn) {
      // Since November 2026 a function URL wants both.
      for (const action of ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction']) {
        new CfnPermission(scope, `NotFound-${action.slice('lambda:'.length)}`, {
          action,
          functionName: page.functionArn,
          principal: 'cloudfront.amazonaws.com',
          sourceArn,
        });
      }
    },
  };
}
