import {
  CreateBucketCommand,
  HeadBucketCommand,
  PutBucketCorsCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { type Cognito, CognitoError } from './cognito/index.ts';
import { buckets, demoUsers, userPoolId } from './constants.ts';

/** Makes the buckets that are missing, and lets the shop's own pages post pictures into quarantine. */
export async function ensureBuckets(settings: {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** Where the shop's pages come from, `http://host:port`. */
  origin: string;
}): Promise<void> {
  const { endpoint, region, credentials, origin } = settings;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  try {
    for (const Bucket of Object.values(buckets)) {
      if (!(await bucketExists(client, Bucket))) await client.send(new CreateBucketCommand({ Bucket }));
    }
    const rule = {
      AllowedOrigins: [origin],
      AllowedMethods: ['POST'],
      AllowedHeaders: ['*'],
      MaxAgeSeconds: 3600,
    };
    await client.send(
      new PutBucketCorsCommand({ Bucket: buckets.quarantine, CORSConfiguration: { CORSRules: [rule] } }),
    );
  } finally {
    client.destroy();
  }
}

async function bucketExists(client: S3Client, Bucket: string): Promise<boolean> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
    return true;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return false;
    throw error;
  }
}

/** Makes the demo accounts that are missing; one whose password was changed keeps the new one. */
export async function ensureDemoUsers(cognito: Cognito): Promise<void> {
  for (const user of demoUsers) {
    const target = { UserPoolId: userPoolId, Username: user.email };
    if (await userExists(cognito, target)) continue;
    await cognito.call('AdminCreateUser', { ...target, MessageAction: 'SUPPRESS' });
    await cognito.call('AdminSetUserPassword', { ...target, Password: user.password, Permanent: true });
    for (const GroupName of user.groups) await cognito.call('AdminAddUserToGroup', { ...target, GroupName });
  }
}

async function userExists(cognito: Cognito, target: object): Promise<boolean> {
  try {
    await cognito.call('AdminGetUser', target);
    return true;
  } catch (error) {
    if (error instanceof CognitoError && error.type === 'UserNotFoundException') return false;
    throw error;
  }
}
