import type { ReleaseCause } from '@lapidary/shared/publishing/release';
import type { Database } from '../platform/database.ts';
import { type Executor, execute, inList, select, selectOne } from '../platform/sql.ts';
import { databaseNow, inTransaction } from '../platform/transaction.ts';
import { assertFence } from './lease.ts';
import { IS_WORKED_ON, putBackRequests, readWorkedOn } from './put-back-requests.ts';
import { afterDeath } from './retry-policy.ts';

/** Requests that one publish answers together. */
export interface ClaimedRequests {
  ids: string[];
  causes: ReleaseCause[];
  /** Products whose pages may differ; null when everything may. */
  productIds: string[] | null;
  /** Pages to render in any case; null for all of them. */
  paths: string[] | null;
  /** When the oldest of them was made, milliseconds since 1970. */
  requestedAt: number;
}

interface Row {
  id: string;
  cause_json: string;
  product_ids_json: string | null;
  paths_json: string | null;
  created_at: number;
}

const LARGEST_RUN = 1000;

/**
 * Takes requests that are due, merged into one piece of work, or null when there are none: all that never failed
 * together, or as many of those that did as their halved runs allow, whichever has been due for longer.
 * @throws LeaseLost when the fence is outdated.
 */
export async function claimPublishRequests(
  database: Database,
  fence: number,
): Promise<ClaimedRequests | null> {
  // Looked at without a lock first, since most of the time there is nothing.
  if (!(await hasWork({ database }))) return null;
  return await inTransaction(database, async (on) => {
    await assertFence(on, fence);
    // Whoever holds the fence is the only one at work: what is not waiting was left by a publisher that died.
    const left = {
      requests: await readWorkedOn(on, '1 = 1'),
      error: 'The publisher died while it worked on this.',
    };
    await putBackRequests(on, left, afterDeath);
    const first = await selectOne<{ largest_run: number | null }>(
      on,
      `SELECT largest_run ${due(on)} ORDER BY not_before, id LIMIT 1`,
    );
    if (!first) return null;
    const rows = await select<Row>(
      on,
      `SELECT id, cause_json, product_ids_json, paths_json, created_at ${due(on)}
       AND COALESCE(largest_run, 0) = $largestRun ORDER BY id LIMIT $limit`,
      { largestRun: first.largest_run ?? 0, limit: first.largest_run ?? LARGEST_RUN },
    );
    const ids = rows.map(({ id }) => id);
    const list = inList('id', ids);
    await execute(
      on,
      `UPDATE publish_requests SET state = 'rendering', attempts = attempts + $alone, updated_at = ${databaseNow(database)}
       WHERE id IN (${list.sql})`,
      { ...list.bind, alone: ids.length === 1 ? 1 : 0 },
    );
    const everything = rows.some((row) => row.product_ids_json === null);
    const causes = rows.map((row) => JSON.parse(row.cause_json) as ReleaseCause);
    const allPages = rows.some(
      (row, index) => causes[index]!.kind === 'rebuild' && row.product_ids_json === null,
    );
    const productIds = rows.flatMap((row) => JSON.parse(row.product_ids_json ?? '[]') as string[]);
    return {
      ids,
      causes,
      productIds: everything ? null : [...new Set(productIds)],
      paths: allPages ? null : rows.flatMap((row) => JSON.parse(row.paths_json ?? '[]') as string[]),
      requestedAt: Math.min(...rows.map((row) => Number(row.created_at))),
    };
  });
}

/** Whether a request is due that nobody works on. */
export const hasDueRequest = async (on: Executor): Promise<boolean> =>
  (await selectOne(on, `SELECT id ${due(on)} LIMIT 1`)) !== undefined;

const hasWork = async (on: Executor): Promise<boolean> =>
  (await hasDueRequest(on)) ||
  (await selectOne(on, `SELECT id FROM publish_requests WHERE ${IS_WORKED_ON} LIMIT 1`)) !== undefined;

const due = ({ database }: Executor): string =>
  `FROM publish_requests WHERE state = 'waiting' AND not_before <= ${databaseNow(database)}`;
