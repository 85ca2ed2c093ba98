import { parseArgs } from 'node:util';
import { createS3Client, resolveDatabaseUrl } from '@lapidary/commerce-api/platform/aws/clients';
import { useShopEnvironment } from '../start/shop-environment.ts';
import { newestAt } from './backup-keys.ts';
import { BackupStore } from './backup-store.ts';
import { restoreBackup } from './restore-backup.ts';
import { besides, withoutPassword } from './restore-target.ts';
import { readBackupSettings } from './settings.ts';

const USAGE = `Usage: npm run restore -- --at TIME [--into URL]
       npm run restore -- --list

Puts the newest backup of a time or before into a database of its own, checks every row, and says how to use it.
Nothing that exists is written over.

  --at TIME   such as 2026-11-22T18:00:00Z, or now
  --into URL  mysql://user:password@host:port/name or sqlite:/file, new or empty; by default a new one beside the
              shop's, named after the time of the backup
  --list      what backups there are
  --help      this text`;

/** @throws when it is no time. */
function parseTime(given: string): Date {
  const time = given === 'now' ? new Date() : new Date(given);
  if (Number.isNaN(time.getTime()))
    throw new Error(`--at ${given} is no time; write it as 2026-11-22T18:00:00Z`);
  return time;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      list: { type: 'boolean' },
      at: { type: 'string' },
      into: { type: 'string' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  if ((values.list === true) === (values.at !== undefined))
    throw new Error('give either --at TIME or --list (--help)');
  const time = values.at === undefined ? undefined : parseTime(values.at);
  useShopEnvironment();
  const settings = readBackupSettings();
  const s3 = createS3Client(settings.api);
  try {
    const store = new BackupStore(s3, settings.bucket);
    const names = await store.list();
    if (time === undefined) {
      const sorted = names.toSorted((a, b) => a.at.getTime() - b.at.getTime());
      for (const { at, manifestKey } of sorted) process.stdout.write(`${at.toISOString()}  ${manifestKey}\n`);
      process.stdout.write(`${names.length} backups in ${settings.bucket}\n`);
      return;
    }
    const name = newestAt(names, time);
    if (!name) throw new Error(`there is no backup of ${time.toISOString()} or before (--list shows them)`);
    const manifest = await store.readManifest(name);
    const target = values.into ?? besides(await resolveDatabaseUrl(settings.api), name.at);
    const { rows, tables, seconds } = await restoreBackup(store, manifest, target);
    process.stdout.write(
      `${manifest.key}, of ${manifest.at}: 0 of ${rows} rows in ${tables} tables differ, ${seconds} s\n` +
        `To use it, start the shop with DATABASE_URL=${withoutPassword(target)}, then npm run rebuild.\n`,
    );
  } finally {
    s3.destroy();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`restore: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
