import type { Deployment } from './deployment.ts';

/** CloudFront, its certificate and its firewall can be nowhere else. */
export const EDGE_REGION = 'us-east-1';

/** Where metrics that the shop itself measures are sent. */
export const METRICS = 'Lapidary/API';

/**
 * Names that stacks in different regions must agree on. They are written out, because a reference between regions
 * would cost a Lambda function for each pair.
 */
export function namesOf({ shop, account, region }: Deployment) {
  const bucket = (purpose: string) => `${shop}-${purpose}-${account}`;
  return {
    buckets: {
      site: bucket('site'),
      media: bucket('media'),
      quarantine: bucket('quarantine'),
      backups: bucket('backups'),
      logs: bucket('logs'),
      edgeLogs: bucket('edge-logs'),
    },
    secrets: {
      databasePassword: `${shop}/DB_PASSWORD`,
      appConfig: `${shop}/APP_CONFIG`,
      signingKey: `${shop}/SIGNING_KEY`,
      /** Of no stack: the owner of the offline authority writes it (scripts/deploy/certificates). */
      certificates: `${shop}/CERTIFICATES`,
    },
    logGroups: { api: `/${shop}/api`, publisher: `/${shop}/publisher`, backup: `/${shop}/backup` },
    containerService: `${shop}-api`,
    database: `${shop}-mysql`,
    topic: `${shop}-alarms`,
    secretArn: (name: string, where: string = region) =>
      `arn:aws:secretsmanager:${where}:${account}:secret:${name}-??????`,
    bucketArn: (name: string) => `arn:aws:s3:::${name}`,
  } as const;
}
