import type { Database } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { type Executor, execute, inList, selectOne } from '../../platform/sql.ts';
import { databaseNow } from '../../platform/transaction.ts';

/** Tables of work that takes several transactions. */
export type JobTable = 'import_jobs' | 'bulk_edits';

/** A piece of work that this process alone is at, for as long as it shows a sign of life. */
export interface ClaimedJob {
  table: JobTable;
  id: string;
  owner: string;
  /** How often it has been taken without getting anywhere, this time included. */
  attempts: number;
}

/** Whoever fails so often without getting anywhere is not going to get there. */
export const MAX_ATTEMPTS = 5;

/** Whoever is silent for so long is taken for dead, and followed by another. */
const LEASE_MS = 30_000;

/** Another process has taken the work over: this one stops, and what it has not committed does not count. */
export class JobTaken extends Error {
  override name = 'JobTaken';
}

/**
 * Takes the oldest piece of work in one of `states` that nobody is at.
 * @param id of the one to take, and no other.
 */
export async function claimJob(
  database: Database,
  table: JobTable,
  { states, id }: { states: readonly string[]; id?: string },
): Promise<ClaimedJob | null> {
  const on = { database };
  const now = databaseNow(database);
  const list = inList('state', states);
  const bind = { ...list.bind, ...(id !== undefined && { id }) };
  const row = await selectOne<{ id: string; attempts: number }>(
    on,
    `SELECT id, attempts FROM ${table} WHERE state IN (${list.sql}) AND lease_until <= ${now} ${id ? 'AND id = $id' : ''}
     ORDER BY id LIMIT 1`,
    bind,
  );
  if (!row) return null;
  const owner = newId();
  const claimed = await execute(
    on,
    `UPDATE ${table} SET lease_owner = $owner, lease_until = ${now} + ${LEASE_MS}, attempts = attempts + 1
     WHERE id = $job AND state IN (${list.sql}) AND lease_until <= ${now}`,
    { ...list.bind, job: row.id, owner },
  );
  return claimed === 1 ? { table, id: row.id, owner, attempts: row.attempts + 1 } : null;
}

/** Shows a sign of life; in a transaction, what it commits counts only when nobody else has taken over. @throws JobTaken */
export async function holdJob(on: Executor, { table, id, owner }: ClaimedJob): Promise<void> {
  const held = await execute(
    on,
    `UPDATE ${table} SET lease_until = ${databaseNow(on.database)} + ${LEASE_MS} WHERE id = $id AND lease_owner = $owner`,
    { id, owner },
  );
  if (held === 0) throw new JobTaken(`another process has taken over ${id}`);
}

/** Gives the work back, done or not. */
export async function dropJob(on: Executor, { table, id, owner }: ClaimedJob): Promise<void> {
  await execute(
    on,
    `UPDATE ${table} SET lease_owner = NULL, lease_until = 0 WHERE id = $id AND lease_owner = $owner`,
    { id, owner },
  );
}
