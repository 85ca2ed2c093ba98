import { join, resolve } from 'node:path';
import { type Endpoints, endpointsFile, readEndpoints } from './endpoints.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The shop on this machine has not been started, or what it left behind cannot be read. */
export class LocalEnvironmentError extends Error {
  override name = 'LocalEnvironmentError';
}

const DEFAULT_PORT = 4321;
const REPOSITORY = resolve(import.meta.dirname, '../..');

/** Where the local shop keeps everything it writes: `LAPIDARY_HOME`, or `.local` in the repository. */
export const localHome = (environment: Environment = process.env): string =>
  resolve(environment.LAPIDARY_HOME || join(REPOSITORY, '.local'));

/** The edge's port: `LAPIDARY_PORT`, or 4321. */
export const localPort = (environment: Environment = process.env): number =>
  Number(environment.LAPIDARY_PORT || DEFAULT_PORT);

/** Languages of the local shop's pages: `STORE_LANGUAGES`, or both that the shop's words are in. */
export const localLanguages = (environment: Environment = process.env): { STORE_LANGUAGES: string } => ({
  STORE_LANGUAGES: environment.STORE_LANGUAGES || 'en,vi',
});

/**
 * The environment of every process of the local shop, `PORT` excepted: the API's settings, the publisher's, and
 * credentials that only the stand-ins know. Without `databaseUrl` it is the SQLite file in `home`.
 */
export function localEnvironment(input: {
  home: string;
  port: number;
  endpoints: Endpoints;
  databaseUrl?: string | undefined;
}): Record<string, string> {
  const { home, port, endpoints } = input;
  const publicUrl = endpoints.edge.replace(/\/+$/, '');
  return {
    LAPIDARY_HOME: home,
    LAPIDARY_PORT: String(port),
    PUBLIC_URL: publicUrl,
    UPLOAD_URL: `${publicUrl}/_local/s3`,
    DATABASE_URL: input.databaseUrl || `sqlite:${join(home, 'lapidary.sqlite')}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    // Without it the SDK asks the machine it runs on for another identity.
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_S3: endpoints.s3,
    AWS_ENDPOINT_COGNITO: endpoints.cognito,
    AWS_ENDPOINT_SECRETS: endpoints.secrets,
    AWS_ENDPOINT_KEY_VALUE_STORE: endpoints.keyValueStore,
    AWS_ENDPOINT_LOGS: endpoints.logs,
    AWS_ENDPOINT_SES: endpoints.ses,
    MAIL_FROM: 'Lapidary <orders@lapidary.test>',
    COGNITO_USER_POOL_ID: 'us-east-1_local0001',
    COGNITO_CLIENT_ID: 'lapidarylocalclient0000001',
    COGNITO_PUBLIC_ENDPOINT: '/_local/cognito/',
    SITE_BUCKET: 'lapidary-site',
    MEDIA_BUCKET: 'lapidary-media',
    QUARANTINE_BUCKET: 'lapidary-quarantine',
    KEY_VALUE_STORE_ARN:
      'arn:aws:cloudfront::123456789012:key-value-store/11111111-2222-3333-4444-555555555555',
  };
}

/**
 * The environment of the shop that runs on this machine, found through `LAPIDARY_HOME`; `DATABASE_URL` is kept when
 * it is given.
 * @throws LocalEnvironmentError when the shop has not been started, or its endpoints cannot be read.
 */
export function readLocalEnvironment(environment: Environment = process.env): Record<string, string> {
  const home = localHome(environment);
  const file = endpointsFile(home);
  let endpoints: Endpoints | undefined;
  try {
    endpoints = readEndpoints(home);
  } catch (cause) {
    throw new LocalEnvironmentError(`${file} is damaged; start the shop again: npm start`, { cause });
  }
  if (!endpoints) throw new LocalEnvironmentError(`start the shop first: npm start (there is no ${file})`);
  const port = Number(new URL(endpoints.edge).port) || localPort(environment);
  return {
    ...localLanguages(environment),
    ...localEnvironment({ home, port, endpoints, databaseUrl: environment.DATABASE_URL }),
  };
}
