import { type App, type CfnResource, Stack } from 'aws-cdk-lib';
import { CfnDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { CfnContainer, CfnDatabase } from 'aws-cdk-lib/aws-lightsail';
import { BlockPublicAccess, Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { expect, test } from 'vitest';
import { checkApp } from './checks/check-app.ts';
import { exampleDeployment } from './deployment.ts';
import { profiles } from './profiles.ts';
import { temporaryApps } from './testing/temporary-apps.ts';

const SYNTH_TIMEOUT_MS = 60_000;
const createApp = temporaryApps();

const stackOf = (app: App, concern: string): Stack => {
  const stack = app.node.findChild(`lapidary-${concern}`);
  if (!Stack.isStack(stack)) throw new Error(`${concern} is no stack`);
  return stack;
};

/** The first resource of a kind, to be spoilt. */
function first<Kind extends CfnResource>(
  app: App,
  concern: string,
  kind: abstract new (...args: never[]) => Kind,
  which: (resource: Kind) => boolean = () => true,
): Kind {
  const found = stackOf(app, concern)
    .node.findAll()
    .find((construct): construct is Kind => construct instanceof kind && which(construct));
  if (!found) throw new Error(`no ${kind.name} in ${concern}`);
  return found;
}

const bucketFor = (purpose: string) => (bucket: CfnBucket) =>
  bucket.bucketName?.includes(`-${purpose}-`) ?? false;

const breakages: readonly (readonly [what: string, spoil: (app: App) => void, faults: RegExp[]])[] = [
  [
    'a public bucket',
    (app) => {
      new Bucket(stackOf(app, 'storefront'), 'Open', {
        blockPublicAccess: BlockPublicAccess.BLOCK_ACLS_ONLY,
        publicReadAccess: true,
      });
    },
    [/lets everybody in/, /RestrictPublicBuckets is off/, /used without TLS/, /AwsSolutions-S10/],
  ],
  [
    'an action with a wildcard',
    (app) => {
      const role = stackOf(app, 'guardrails').node.findChild('Role-api');
      if (!(role instanceof Role)) throw new Error('no role of the API');
      role.addToPolicy(
        new PolicyStatement({ actions: ['s3:*'], resources: ['arn:aws:s3:::lapidary-site-111122223333'] }),
      );
    },
    [/the action s3:\* is allowed/, /AwsSolutions-IAM5/],
  ],
  [
    'an origin group on /api/*',
    (app) =>
      first(app, 'edge', CfnDistribution).addPropertyOverride(
        'DistributionConfig.CacheBehaviors.3.TargetOriginId',
        'site-or-not-found',
      ),
    [/\/api\/\* has an origin group, which cannot take PUT, PATCH, POST, DELETE/],
  ],
  [
    'the 404 page mapped for the whole distribution',
    (app) =>
      first(app, 'edge', CfnDistribution).addPropertyOverride('DistributionConfig.CustomErrorResponses.0', {
        ErrorCode: 404,
        ResponseCode: 404,
        ResponsePagePath: '/_system/404.html',
      }),
    [/404 is mapped to \/_system\/404\.html/],
  ],
  [
    'an API asked over plain HTTP',
    (app) =>
      first(app, 'edge', CfnDistribution).addPropertyOverride(
        'DistributionConfig.Origins.2.CustomOriginConfig.OriginProtocolPolicy',
        'match-viewer',
      ),
    [/origin api is not asked over TLS/],
  ],
  [
    'a bucket without origin access control',
    (app) =>
      first(app, 'edge', CfnDistribution).addPropertyDeletionOverride(
        'DistributionConfig.Origins.0.OriginAccessControlId',
      ),
    [/origin site has no origin access control/],
  ],
  [
    'a database on the internet, without standby and snapshots',
    (app) => {
      const database = first(app, 'database', CfnDatabase);
      database.publiclyAccessible = true;
      database.backupRetention = false;
      database.relationalDatabaseBundleId = 'micro_2_0';
    },
    [/reached from the internet/, /no snapshots/, /no standby/],
  ],
  [
    'a single node without a health check of ours',
    (app) => {
      const service = first(app, 'api', CfnContainer);
      service.scale = 1;
      service.addPropertyOverride('ContainerServiceDeployment.PublicEndpoint.HealthCheckConfig.Path', '/');
    },
    [/one node is not enough/, /health is not asked/],
  ],
  [
    'a sign-in that tells who has an account',
    (app) => {
      first(app, 'identity', CfnUserPoolClient).preventUserExistenceErrors = 'LEGACY';
    },
    [/tells which addresses have an account/],
  ],
  [
    'uploads that stay and backups that can go',
    (app) => {
      first(app, 'storefront', CfnBucket, bucketFor('quarantine')).addPropertyDeletionOverride(
        'LifecycleConfiguration',
      );
      first(app, 'storefront', CfnBucket, bucketFor('backups')).objectLockEnabled = false;
    },
    [/uploads stay longer than a day/, /backups can be deleted/],
  ],
  [
    'a role for anybody with a certificate',
    (app) => {
      const role = stackOf(app, 'guardrails').node.findChild('Role-backup');
      if (!(role instanceof Role)) throw new Error('no role of the backup');
      (role.node.defaultChild as CfnResource).addPropertyDeletionOverride(
        'AssumeRolePolicyDocument.Statement.0.Condition',
      );
    },
    [/any certificate of any authority/],
  ],
];

test.each(breakages)('%s is found', { timeout: SYNTH_TIMEOUT_MS }, (_what, spoil, expected) => {
  const deployment = exampleDeployment('standard');
  const app = createApp(deployment);
  spoil(app);
  const { faults } = checkApp(app, profiles[deployment.profile]);
  for (const fault of expected) expect(faults).toContainEqual(expect.stringMatching(fault));
});
