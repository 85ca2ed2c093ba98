import type { Deployment, MovableBucket } from './deployment.ts';

/** CloudFront, its certificate and its firewall can be nowhere else. */
export const EDGE_REGION = 'us-east-1';

/** Where metrics that the shop itself measures are sent. */
export const METRICS = 'Lapidary/API';

/**
 * Names that stacks in different regions must agree on. They are written out, because a reference between regions
 * would cost a Lambda function for each pair.
 */
export function namesOf({ shop, account, region, buckets, database }: Deployment) {
  const bucket = (purpose: string) => `${shop}-${purpose}-${account}`;
  /** All that stand for one; the first serves. */
  const bucketsFor = (purpose: MovableBucket): readonly string[] => buckets?.[purpose] ?? [bucket(purpose)];
  return {
    buckets: {
      site: bucketsFor('site')[0]!,
      media: bucketsFor('media')[0]!,
      quarantine: bucketsFor('quarantine')[0]!,
      backups: bucket('backups'),
      logs: bucket('logs'),
      edgeLogs: bucket('edge-logs'),
    },
    bucketsFor,
    /** How a bucket is called that nothing else is said of. */
    bucket,
    secrets: {
      databasePassword: `${shop}/DB_PASSWORD`,
      appConfig: `${shop}/APP_CONFIG`,
      signingKey: `${shop}/SIGNING_KEY`,
      /** Of no stack: the owner of the offline authority writes it (scripts/deploy/certificates). */
      certificates: `${shop}/CERTIFICATES`,
    },
    logGroups: { api: `/${shop}/api`, publisher: `/${shop}/publisher`, backup: `/${shop}/backup` },
    containerService: `${shop}-api`,
    /** Which the stacks make. */
    firstDatabase: `${shop}-mysql`,
    /** Which the shop uses. */
    database: database ?? `${shop}-mysql`,
    topic: `${shop}-alarms`,
    secretArn: (name: string, where: string = region) =>
      `arn:aws:secretsmanager:${where}:${account}:secret:${name}-??????`,
    bucketArn: (name: string) => `arn:aws:s3:::${name}`,
  } as const;
}
