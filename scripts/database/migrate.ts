import { parseArgs } from 'node:util';
import { migrate } from '@lapidary/commerce-api/migrations';
import { resolveDatabaseUrl } from '@lapidary/commerce-api/platform/aws/clients';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import { readFirstStore } from '@lapidary/commerce-api/settings';
import { readBackupSettings } from './settings.ts';

const USAGE = `Usage: node scripts/database/migrate.ts

Brings the database of the environment's settings up to date, with the password that Secrets Manager holds.

  --help  this text`;

async function main(): Promise<void> {
  if (parseArgs({ options: { help: { type: 'boolean' } } }).values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const database = await openDatabase(await resolveDatabaseUrl(readBackupSettings().api), { pool: 1 });
  try {
    const applied = await migrate(database, readFirstStore());
    process.stdout.write(applied.length > 0 ? `applied ${applied.join(', ')}\n` : 'nothing to apply\n');
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`migrate: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
