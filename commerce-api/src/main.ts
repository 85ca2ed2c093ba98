import { serve } from '@hono/node-server';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { runJobs } from './catalog/index.ts';
import { deleteIdentities } from './customers/index.ts';
import { cleanPictures } from './media/index.ts';
import { openAppConfig } from './platform/app-config/open-app-config.ts';
import { createAccessTokenVerifier } from './platform/aws/access-token.ts';
import {
  createS3Client,
  databasePasswordReader,
  resolveDatabaseUrl,
  resolveSigningKey,
} from './platform/aws/clients.ts';
import { createCognitoClient } from './platform/aws/cognito-client.ts';
import { keepTrying, repeat } from './platform/background.ts';
import { API_LIMITS, type Database, openDatabase } from './platform/database.ts';
import type { Services } from './platform/services.ts';
import { openLog } from './platform/telemetry/open-log.ts';
import { startMetrics } from './platform/telemetry/report-metrics.ts';
import { RequestMetrics } from './platform/telemetry/request-metrics.ts';
import { pruneExpired } from './prune-expired.ts';
import { oldestPublishRequestSeconds } from './publishing/index.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';

const DRAIN_MS = 10_000;
const FLUSH_MS = 2_000;
const IDENTITIES_EVERY_MS = 60_000;
const JOBS_EVERY_MS = 1_000;
const CLEAN_EVERY_MS = 12 * 60 * 60 * 1000;
const PRUNE_EVERY_MS = 60 * 60 * 1000;

async function openApiDatabase(settings: Settings, log: Logger): Promise<Database> {
  return await openDatabase(await resolveDatabaseUrl(settings), {
    pool: settings.database.pool,
    limits: API_LIMITS,
    readPassword: databasePasswordReader(settings),
    changed: (state) => {
      if (state.away) log.error({ err: state.cause }, 'the database is away');
      else log.info({ ms: state.ms }, 'the database is back');
    },
  });
}

async function start(): Promise<void> {
  const settings = readSettings();
  const { log, shipper } = await openLog(settings);
  const database = await openApiDatabase(settings, log);
  const draining = new AbortController();
  const metrics = new RequestMetrics();
  const s3 = createS3Client(settings);
  const appConfig = await openAppConfig(settings, { log, s3, until: draining.signal });
  const services: Services = {
    settings,
    log,
    database,
    accessTokens: createAccessTokenVerifier(settings),
    cognito: createCognitoClient(settings),
    s3,
    ...(appConfig && { appConfig }),
    signingKey: await resolveSigningKey(settings),
    draining: draining.signal,
    metrics,
  };
  // Without Cognito the shop still sells to guests, so the start does not wait for its keys.
  void keepTrying(() => services.accessTokens.hydrate(), {
    signal: draining.signal,
    failed: (error, againInMs) =>
      log.warn({ err: error, againInMs }, 'the keys of the user pool cannot be had'),
  });
  const mailing = sendMail({ settings, log, database }, draining.signal);
  void repeat(() => deleteIdentities(services), {
    everyMs: IDENTITIES_EVERY_MS,
    signal: draining.signal,
    failed: (error) => log.warn({ err: error }, 'Cognito accounts wait to be deleted'),
  });
  void repeat(() => runJobs(services), {
    everyMs: JOBS_EVERY_MS,
    signal: draining.signal,
    failed: (error) => log.error({ err: error }, 'an import or a bulk edit waits to go on'),
  });
  void repeat(() => cleanPictures(services), {
    everyMs: CLEAN_EVERY_MS,
    signal: draining.signal,
    failed: (error) => log.warn({ err: error }, 'could not clean pictures'),
  });
  void repeat(() => pruneExpired(services), {
    everyMs: PRUNE_EVERY_MS,
    signal: draining.signal,
    failed: (error) => log.warn({ err: error }, 'could not prune'),
  });
  const app = createApp(services);
  const oldestPublishRequest = () => oldestPublishRequestSeconds({ database });
  const droppedLogEvents = () => shipper?.lost ?? 0;
  if (shipper) {
    startMetrics(
      { log, database, requests: metrics, oldestPublishRequest, droppedLogEvents },
      draining.signal,
    );
  }
  const server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host }, ({ port }) => {
    log.info({ port }, 'listening');
    process.send?.({ ready: true, port });
  });
  server.on('error', (error) => {
    log.fatal({ err: error }, 'cannot listen');
    process.exit(1);
  });

  const end = async (reason: string): Promise<void> => {
    log.info({ reason }, 'ending');
    await shipper?.flush(FLUSH_MS);
    process.exit(0);
  };
  const drain = (reason: string): void => {
    if (draining.signal.aborted) return;
    draining.abort();
    log.info({ reason }, 'draining');
    // Requests under way are finished; what hangs longer than the deadline is cut.
    setTimeout(() => void end('the deadline has passed'), DRAIN_MS).unref();
    server.close(() => {
      void mailing.then(() => database.close()).finally(() => end('all requests are answered'));
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  process.on('SIGTERM', () => drain('SIGTERM'));
  process.on('SIGINT', () => drain('SIGINT'));
  process.on('disconnect', () => drain('the parent is gone'));
}

/** The outbox, until the process drains. Without an address to send from, mail is kept. */
async function sendMail(
  { settings, log, database }: Pick<Services, 'settings' | 'log' | 'database'>,
  signal: AbortSignal,
): Promise<void> {
  const { mailFrom: from } = settings;
  if (from === undefined) {
    log.warn('MAIL_FROM is not set: mail is kept, and not sent');
    return;
  }
  // SES's client is read only where it is used.
  const [{ createMailClient }, { runMailSender }] = await Promise.all([
    import('./platform/aws/send-email.ts'),
    import('./mail/run-mail-sender.ts'),
  ]);
  await runMailSender({ database, log, ses: createMailClient(settings), from }, signal);
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SettingsError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
