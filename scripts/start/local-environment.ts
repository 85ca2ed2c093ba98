import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

type Environment = Readonly<Record<string, string | undefined>>;

/** Addresses of the stand-ins, as `scripts/local-aws` writes them to `$LAPIDARY_HOME/run/endpoints.json`. */
export const LocalEndpoints = z.object({
  /** The shop as a browser reaches it: `http://localhost:4321`. */
  edge: z.url(),
  s3: z.url(),
  cognito: z.url(),
  keyValueStore: z.url(),
  secrets: z.url(),
  logs: z.url(),
});
export type LocalEndpoints = z.infer<typeof LocalEndpoints>;

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

export const endpointsFile = (home: string): string => join(home, 'run', 'endpoints.json');

/**
 * The environment of every process of the local shop, `PORT` excepted: the API's settings, the publisher's, and
 * credentials that only the stand-ins know. Without `databaseUrl` it is the SQLite file in `home`.
 */
export function localEnvironment(input: {
  home: string;
  port: number;
  endpoints: LocalEndpoints;
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
    // A profile or session of the person's own shell would win over the two above.
    AWS_PROFILE: '',
    AWS_SESSION_TOKEN: '',
    AWS_ENDPOINT_S3: endpoints.s3,
    AWS_ENDPOINT_COGNITO: endpoints.cognito,
    AWS_ENDPOINT_SECRETS: endpoints.secrets,
    AWS_ENDPOINT_KEY_VALUE_STORE: endpoints.keyValueStore,
    AWS_ENDPOINT_LOGS: endpoints.logs,
    COGNITO_USER_POOL_ID: 'us-east-1_local0001',
    COGNITO_CLIENT_ID: 'lapidarylocalclient0000001',
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
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new LocalEnvironmentError(`start the shop first: npm start (there is no ${file})`, { cause });
  }
  let endpoints: LocalEndpoints;
  try {
    endpoints = LocalEndpoints.parse(JSON.parse(text));
  } catch (cause) {
    throw new LocalEnvironmentError(`${file} is damaged; start the shop again: npm start`, { cause });
  }
  const port = Number(new URL(endpoints.edge).port) || localPort(environment);
  return localEnvironment({ home, port, endpoints, databaseUrl: environment.DATABASE_URL });
}
