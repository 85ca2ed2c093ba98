import { type App, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type Bucket,
  type BucketProps,
  HttpMethods,
  ObjectLockRetention,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { acknowledge } from '../acknowledge.ts';
import type { Deployment, MovableBucket } from '../deployment.ts';
import { namesOf } from '../names.ts';
import { privateBucket } from './private-bucket.ts';

/** The shop's buckets: pages, pictures, pictures on their way in, backups, logs. */
export class StorefrontStack extends Stack {
  constructor(app: App, id: string, deployment: Deployment) {
    super(app, id, { env: { account: deployment.account, region: deployment.region } });
    const { bucket: usual, buckets, bucketsFor } = namesOf(deployment);
    const logs = privateBucket(this, 'Logs', {
      bucketName: buckets.logs,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    acknowledge(logs, { 'AwsSolutions-S1': 'It holds the access logs of the others.' });
    const logged = (name: string) => ({
      bucketName: name,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: `s3/${name}/`,
    });

    // Whatever its place in the list, a name keeps its resource.
    const each = (id: string, purpose: MovableBucket, props: BucketProps): Bucket[] =>
      bucketsFor(purpose).map((name) =>
        privateBucket(this, name === usual(purpose) ? id : `${id}-${name}`, { ...logged(name), ...props }),
      );

    // Releases are immutable, but what has one name for good could be overwritten by mistake.
    const kept = {
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
    };
    for (const bucket of [...each('Site', 'site', kept), ...each('Media', 'media', kept)]) {
      letCloudFrontRead(bucket, deployment.account);
    }

    each('Quarantine', 'quarantine', {
      lifecycleRules: [
        { expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      // Browsers send what the API signed; the signature decides, not the address they come from.
      cors: [
        {
          allowedMethods: [HttpMethods.POST],
          allowedOrigins: [`https://${deployment.domain}`],
          allowedHeaders: ['*'],
        },
      ],
    });

    privateBucket(this, 'Backups', {
      ...logged(buckets.backups),
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(30)),
      // See scripts/database/backup-keys.ts for what is where.
      lifecycleRules: [
        { prefix: 'hourly/', expiration: Duration.days(31), noncurrentVersionExpiration: Duration.days(1) },
        {
          prefix: 'daily/',
          transitions: [
            { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(31) },
          ],
          expiration: Duration.days(400),
          noncurrentVersionExpiration: Duration.days(1),
        },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
  }
}

/**
 * CloudFront's distributions of this account may read. They may list too, not to list but because S3 answers 403
 * instead of 404 for a missing object to who may not. The id of the one distribution is not known here: it is made
 * in another region, after the buckets.
 */
function letCloudFrontRead(bucket: Bucket, account: string): void {
  for (const [action, resource] of [
    ['s3:GetObject', bucket.arnForObjects('*')],
    ['s3:ListBucket', bucket.bucketArn],
  ] as const) {
    bucket.addToResourcePolicy(
      new PolicyStatement({
        actions: [action],
        resources: [resource],
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:aws:cloudfront::${account}:distribution/*` },
        },
      }),
    );
  }
}
