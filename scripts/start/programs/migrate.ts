// Brings the database of DATABASE_URL up to date and says which migrations that took.
import { migrate } from '@lapidary/commerce-api/migrations';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import { readFirstStore } from '@lapidary/commerce-api/settings';
import { readSettings } from '../bootstrap/read-settings.mjs';

const database = await openDatabase(readSettings(process.env).databaseUrl);
try {
  const applied = await migrate(database, readFirstStore());
  console.log(applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing to apply');
} finally {
  await database.close();
}
