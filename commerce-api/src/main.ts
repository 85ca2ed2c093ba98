import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { createAccessTokenVerifier } from './platform/aws/access-token.ts';
import {
  createCognitoClient,
  createS3Client,
  resolveDatabaseUrl,
  resolveSigningKey,
} from './platform/aws/clients.ts';
import { openDatabase } from './platform/database.ts';
import { createLogger } from './platform/logging.ts';
import { readSettings, SettingsError } from './settings.ts';

const DRAIN_MS = 10_000;

async function start(): Promise<void> {
  const settings = readSettings();
  const log = createLogger(settings);
  const database = await openDatabase(await resolveDatabaseUrl(settings), settings.database.pool);
  const draining = new AbortController();
  const app = createApp({
    settings,
    log,
    database,
    accessTokens: createAccessTokenVerifier(settings),
    cognito: createCognitoClient(settings),
    s3: createS3Client(settings),
    signingKey: await resolveSigningKey(settings),
    draining: draining.signal,
  });
  const server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host }, ({ port }) => {
    log.info({ port }, 'listening');
    process.send?.({ ready: true, port });
  });
  server.on('error', (error) => {
    log.fatal({ err: error }, 'cannot listen');
    process.exit(1);
  });

  const drain = (reason: string): void => {
    if (draining.signal.aborted) return;
    draining.abort();
    log.info({ reason }, 'draining');
    // Requests under way are finished; what hangs longer than the deadline is cut.
    setTimeout(() => process.exit(0), DRAIN_MS).unref();
    server.close(() => {
      void database.close().finally(() => process.exit(0));
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  process.on('SIGTERM', () => drain('SIGTERM'));
  process.on('SIGINT', () => drain('SIGINT'));
  process.on('disconnect', () => drain('the parent is gone'));
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SettingsError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
