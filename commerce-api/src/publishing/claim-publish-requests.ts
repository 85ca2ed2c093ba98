import type { ReleaseCause } from '@lapidary/shared/publishing/release';
import type { Database } from '../platform/database.ts';
import { execute, inList, select } from '../platform/sql.ts';
import { inTransaction } from '../platform/transaction.ts';
import { assertFence } from './lease.ts';

/** Requests that one publish answers together. */
export interface ClaimedRequests {
  ids: string[];
  causes: ReleaseCause[];
  /** Products whose pages may differ; null when everything may. */
  productIds: string[] | null;
  /** When the oldest of them was made, milliseconds since 1970. */
  requestedAt: number;
}

interface Row {
  id: string;
  cause_json: string;
  product_ids_json: string | null;
  created_at: number;
}

const LIMIT = 1000;

/**
 * Takes all requests that wait, merged into one piece of work, or null when there are none. Requests that a
 * publisher left running count as waiting: whoever holds the fence is the only one at work.
 * @throws LeaseLost when the fence is outdated.
 */
export async function claimPublishRequests(
  database: Database,
  fence: number,
): Promise<ClaimedRequests | null> {
  const pending = `FROM publish_requests WHERE state IN ('waiting', 'running') ORDER BY id LIMIT ${LIMIT}`;
  // Looked at without a lock first, since most of the time there is nothing.
  if ((await select({ database }, `SELECT id ${pending}`)).length === 0) return null;
  return await inTransaction(database, async (on) => {
    await assertFence(on, fence);
    const rows = await select<Row>(on, `SELECT id, cause_json, product_ids_json, created_at ${pending}`);
    if (rows.length === 0) return null;
    const ids = rows.map(({ id }) => id);
    const list = inList('id', ids);
    await execute(
      on,
      `UPDATE publish_requests SET state = 'running', attempts = attempts + 1, updated_at = $now
       WHERE id IN (${list.sql})`,
      { ...list.bind, now: Date.now() },
    );
    const everything = rows.some((row) => row.product_ids_json === null);
    const productIds = rows.flatMap((row) => JSON.parse(row.product_ids_json ?? '[]') as string[]);
    return {
      ids,
      causes: rows.map((row) => JSON.parse(row.cause_json) as ReleaseCause),
      productIds: everything ? null : [...new Set(productIds)],
      requestedAt: Number(rows[0]!.created_at),
    };
  });
}
