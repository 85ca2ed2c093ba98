import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createS3Client, resolveDatabaseUrl } from '@lapidary/commerce-api/platform/aws/clients';
import { metricLine } from '@lapidary/commerce-api/platform/telemetry/embedded-metrics';
import { openLog } from '@lapidary/commerce-api/platform/telemetry/open-log';
import { useShopEnvironment } from '../start/shop-environment.ts';
import { newestAt } from './backup-keys.ts';
import { BackupStore } from './backup-store.ts';
import { createBackup } from './create-backup.ts';
import { type BackupSettings, readBackupSettings } from './settings.ts';

const USAGE = `Usage: npm run backup [-- --every MINUTES]

Stores a consistent copy of the database in the bucket of backups (BACKUPS_BUCKET), while the shop goes on.
The shop must be running (npm start), or the settings of a deployed one be in the environment.

  --every MINUTES  stay, and make one whenever the newest is that old; several processes may do so together
  --help           this text`;

const MINUTE_MS = 60_000;
const FLUSH_MS = 2_000;

async function backUp(settings: BackupSettings, store: BackupStore): Promise<void> {
  // Read anew each time: the password may have been changed since.
  const { key, bytes, seconds, tables } = await createBackup(store, await resolveDatabaseUrl(settings.api));
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(
    `${key}: ${rows} rows of ${Object.keys(tables).length} tables, ${bytes} bytes, ${seconds} s\n`,
  );
}

/** Seconds since the newest backup was begun; undefined when there is none. */
async function backupAge(store: BackupStore): Promise<number | undefined> {
  const newest = newestAt(await store.list(), new Date());
  return newest && Math.round((Date.now() - newest.at.getTime()) / 1_000);
}

/**
 * Backs up whenever it is time, until told to stop; a failure is told and tried again after a minute. How old the newest
 * backup is goes into the log each minute, as a metric on which there is an alarm.
 */
async function keepBackingUp(
  settings: BackupSettings,
  store: BackupStore,
  everyMs: number,
  stop: AbortSignal,
): Promise<void> {
  const { log, shipper } = await openLog(settings.api);
  // Wanted whatever the level of the log.
  const metrics = log.child({}, { level: 'info' });
  while (!stop.aborted) {
    try {
      const age = await backupAge(store);
      if (age === undefined || age * 1_000 >= everyMs) await backUp(settings, store);
      const now = await backupAge(store);
      if (shipper && now !== undefined) metrics.info(metricLine('BackupAge', now, 'Seconds'), 'metrics');
    } catch (error) {
      process.stderr.write(`backup: ${(error as Error).message}; next try in a minute\n`);
    }
    // Ends early when told to stop, which the loop's condition then sees.
    await sleep(MINUTE_MS, undefined, { signal: stop }).catch(() => undefined);
  }
  await shipper?.flush(FLUSH_MS);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, every: { type: 'string' } } });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const minutes = values.every === undefined ? undefined : Number(values.every);
  if (minutes !== undefined && !(Number.isInteger(minutes) && minutes >= 1)) {
    throw new Error('--every must be a whole number of minutes, 1 at least');
  }
  useShopEnvironment();
  const settings = readBackupSettings();
  const s3 = createS3Client(settings.api);
  const store = new BackupStore(s3, settings.bucket);
  try {
    if (minutes === undefined) return await backUp(settings, store);
    const stop = new AbortController();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop.abort());
    await keepBackingUp(settings, store, minutes * MINUTE_MS, stop.signal);
  } finally {
    s3.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`backup: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
