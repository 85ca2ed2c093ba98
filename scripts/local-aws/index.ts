import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { createCognito, type PreTokenGeneration } from './cognito/index.ts';
import {
  buckets,
  deskGroups,
  keyValueStoreArn,
  region,
  requireMfaArn,
  userPoolClientId,
  userPoolId,
} from './constants.ts';
import { createEdge, createLocalRoutes, type Edge } from './edge/index.ts';
import { writeJsonFile } from './json-file.ts';
import { createKeyValueStoreApp, openKeyValueStore } from './key-value-store/index.ts';
import { type Listener, listen } from './listen.ts';
import { createLogs } from './logs/index.ts';
import { openOutbox } from './outbox/outbox.ts';
import { createS3, type Faults } from './s3/index.ts';
import { createSecrets } from './secrets/index.ts';
import { ensureBuckets, ensureDemoUsers } from './seed.ts';
import { createSes } from './ses/index.ts';
import type { LocalAwsSettings } from './settings.ts';

/** Where each stand-in listens; written to `run/endpoints.json`. */
export type Endpoints = {
  readonly edge: string;
  readonly s3: string;
  readonly cognito: string;
  readonly keyValueStore: string;
  readonly secrets: string;
  readonly logs: string;
  readonly ses: string;
};

export type LocalAws = {
  readonly endpoints: Endpoints;
  /** Stops listening, open connections included. What was answered is on disk already. */
  close(): Promise<void>;
};

/** Written for Lambda, hence CommonJS. */
const { groupsOf } = createRequire(import.meta.url)('../infra/identity/require-mfa.cjs') as {
  groupsOf: PreTokenGeneration;
};
const routerFile = fileURLToPath(new URL('../infra/cloudfront/router.js', import.meta.url));

/**
 * Starts every stand-in in this process, on files below `home`, with the buckets and the demo accounts made.
 * The edge listens on `port` (0: any), the others where there is room.
 * Throws `PortTakenError` when the edge's port is taken.
 * @param settings.s3Faults makes requests to S3 go wrong, in tests
 */
export async function startLocalAws(
  settings: Pick<LocalAwsSettings, 'home' | 'port' | 'apiOrigin'> &
    Partial<LocalAwsSettings> & { s3Faults?: Faults },
): Promise<LocalAws> {
  const {
    home,
    port,
    apiOrigin,
    s3Faults,
    mfa,
    credentials = { accessKeyId: 'local', secretAccessKey: 'local' },
  } = settings;
  const closers: (() => void | Promise<void>)[] = [];
  async function close(): Promise<void> {
    for (const closer of closers.splice(0).reverse()) await closer();
  }
  async function serve(app: Hono): Promise<number> {
    const listener = await listen(getRequestListener(app.fetch));
    closers.push(listener.close);
    return listener.port;
  }
  try {
    const outbox = await openOutbox(join(home, 'outbox', 'messages.jsonl'));
    const store = await openKeyValueStore(join(home, 'edge', 'key-value-store.json'));
    const { accessKeyId } = credentials;
    const cognito = await createCognito({
      folder: join(home, 'cognito'),
      userPoolId,
      clientId: userPoolClientId,
      groups: deskGroups,
      functions: { [requireMfaArn]: groupsOf },
      ...(mfa === 'merchants' && { preTokenGeneration: requireMfaArn }),
      accessKeyId,
      outbox,
    });
    const standIns = {
      s3: `http://127.0.0.1:${await serve(createS3({ root: join(home, 's3'), region, credentials, ...(s3Faults && { faults: s3Faults }) }))}`,
      cognito: `http://127.0.0.1:${await serve(cognito.app)}/`,
      keyValueStore: `http://localhost:${await serve(createKeyValueStoreApp(store, keyValueStoreArn, accessKeyId))}`,
      secrets: `http://127.0.0.1:${await serve(createSecrets({ file: join(home, 'secrets', 'secrets.json') }))}`,
      logs: `http://127.0.0.1:${await serve(createLogs({ folder: join(home, 'logs') }))}`,
      ses: `http://127.0.0.1:${await serve(createSes({ outbox }))}`,
    };
    const localRoutes = createLocalRoutes({
      cognito: standIns.cognito,
      s3: standIns.s3,
      outbox,
      stats: () => edge.stats(),
    });
    const edge: Edge = await createEdge({
      routerFile,
      store,
      s3: { endpoint: standIns.s3, region, credentials },
      buckets,
      apiOrigin,
      localRoutes: localRoutes.handle,
    });
    const listener: Listener = await listen(edge.listener, { port, bothFamilies: true });
    closers.push(edge.close, localRoutes.close, listener.close);
    const endpoints: Endpoints = { edge: `http://localhost:${listener.port}`, ...standIns };
    await ensureBuckets({ endpoint: standIns.s3, region, credentials, origin: endpoints.edge });
    await ensureDemoUsers(cognito);
    await writeJsonFile(join(home, 'run', 'endpoints.json'), endpoints);
    return { endpoints, close };
  } catch (error) {
    await close();
    throw error;
  }
}
