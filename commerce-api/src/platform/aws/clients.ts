import { S3Client } from '@aws-sdk/client-s3';
import { type Settings, SettingsError, SIGNING_KEY_LENGTH } from '../../settings.ts';

export type { S3Client };

/** Milliseconds after which a request is given up; the SDK then tries again, twice. */
export interface RequestTimeouts {
  connectionTimeout: number;
  /** Until the answer begins. */
  requestTimeout: number;
  /** Without a byte of it. */
  socketTimeout: number;
  throwOnRequestTimeout: true;
}

/** Without them a service that accepts a request and never answers would stop the caller for good. */
export const REQUEST_TIMEOUTS: RequestTimeouts = {
  connectionTimeout: 2_000,
  requestTimeout: 10_000,
  socketTimeout: 10_000,
  throwOnRequestTimeout: true,
};

export function createS3Client({ aws }: Settings, timeouts = REQUEST_TIMEOUTS): S3Client {
  return new S3Client({
    requestHandler: timeouts,
    region: aws.region,
    // A presigned request cannot carry a checksum of a body that is not known yet.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    ...(aws.s3Endpoint && { endpoint: aws.s3Endpoint, forcePathStyle: true }),
  });
}

/** Reads the current value of a secret. */
export function secretReader({ aws }: Pick<Settings, 'aws'>, id: string): () => Promise<string> {
  const open = async () => {
    const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
    const client = new SecretsManagerClient({
      region: aws.region,
      requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
      ...(aws.secretsEndpoint && { endpoint: aws.secretsEndpoint }),
    });
    return { client, GetSecretValueCommand };
  };
  let opened: ReturnType<typeof open> | undefined;
  return async () => {
    opened ??= open();
    const { client, GetSecretValueCommand } = await opened;
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
    if (!SecretString) throw new Error(`the secret ${id} is empty`);
    return SecretString;
  };
}

/** Reads the database's password from Secrets Manager; undefined when the settings name no secret. */
export function databasePasswordReader(
  settings: Pick<Settings, 'aws' | 'database'>,
): (() => Promise<string>) | undefined {
  const { passwordSecret } = settings.database;
  return passwordSecret ? secretReader(settings, passwordSecret) : undefined;
}

/** The database URL with the password that Secrets Manager holds, when the settings name a secret. */
export async function resolveDatabaseUrl(settings: Pick<Settings, 'aws' | 'database'>): Promise<string> {
  const password = await databasePasswordReader(settings)?.();
  if (password === undefined) return settings.database.url;
  const url = new URL(settings.database.url);
  url.password = encodeURIComponent(password);
  return url.href;
}

/**
 * The key that links are signed with, from Secrets Manager when the settings name a secret.
 * @throws SettingsError when there is none, or it is too short to be a secret.
 */
export async function resolveSigningKey(settings: Settings): Promise<string> {
  const { key, keySecret } = settings.signing;
  const found = keySecret ? await secretReader(settings, keySecret)() : key;
  if (!found || found.length < SIGNING_KEY_LENGTH) {
    throw new SettingsError(
      `settings are wrong: SIGNING_KEY, or the secret named by SIGNING_KEY_SECRET, must have ${SIGNING_KEY_LENGTH} characters or more`,
    );
  }
  return found;
}
