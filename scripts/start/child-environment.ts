import type { StartSettings } from './bootstrap/read-settings.mjs';
import type { Endpoints } from './endpoints.ts';

/**
 * Credentials and profiles of the person's own AWS account. They must not reach the stand-ins, nor a child that
 * would use them against the real account.
 */
const isAwsVariable = /^AWS_/;

/** The caller's environment without anything that belongs to a real AWS account. */
export function baseEnvironment(settings: StartSettings, inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(([name]) => !isAwsVariable.test(name));
  return {
    ...Object.fromEntries(kept),
    LAPIDARY_HOME: settings.home,
    LAPIDARY_PORT: String(settings.port),
    LAPIDARY_CATALOG: settings.catalog,
    DATABASE_URL: settings.databaseUrl,
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
}

/** What the API, the publisher and the one-time steps are given: the names of production, the addresses of this machine. */
export function shopEnvironment(
  settings: StartSettings,
  inherited: NodeJS.ProcessEnv,
  endpoints: Endpoints,
): NodeJS.ProcessEnv {
  return {
    ...baseEnvironment(settings, inherited),
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_S3: endpoints.s3,
    AWS_ENDPOINT_COGNITO: endpoints.cognito,
    AWS_ENDPOINT_SECRETS: endpoints.secrets,
    AWS_ENDPOINT_LOGS: endpoints.logs,
    AWS_ENDPOINT_KEY_VALUE_STORE: endpoints.keyValueStore,
    KEY_VALUE_STORE_ARN:
      'arn:aws:cloudfront::123456789012:key-value-store/11111111-2222-3333-4444-555555555555',
    COGNITO_USER_POOL_ID: 'us-east-1_local0001',
    COGNITO_CLIENT_ID: 'lapidarylocalclient0000001',
    SITE_BUCKET: 'lapidary-site',
    MEDIA_BUCKET: 'lapidary-media',
    QUARANTINE_BUCKET: 'lapidary-quarantine',
    PUBLIC_URL: `http://localhost:${settings.port}`,
  };
}
