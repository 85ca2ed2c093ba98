import type { Services } from '../platform/services.ts';
import { selectOne } from '../platform/sql.ts';
import { databaseNow, inTransaction } from '../platform/transaction.ts';
import { writeStore } from './change-store.ts';
import { selectStore } from './store-rows.ts';

/** Takes the announcement down whose time is over, by the database's clock. Any number of processes may call this at once. */
export async function endAnnouncement({ database }: Pick<Services, 'database'>): Promise<void> {
  const due = `SELECT id FROM store WHERE announcement_ends_at <= ${databaseNow(database)}`;
  if (!(await selectOne({ database }, due))) return;
  await inTransaction(database, async (on) => {
    const { settings: before, version } = await selectStore(on, { lock: true });
    if (!(await selectOne(on, due))) return;
    const settings = { ...before, announcement: null };
    const summary = 'The time of the announcement is over';
    await writeStore(on, { actor: 'system', summary, before, version, settings });
  });
}
