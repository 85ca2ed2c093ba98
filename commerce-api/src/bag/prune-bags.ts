import { type Executor, execute, inList, select } from '../platform/sql.ts';
import { BAG_DAYS } from './bag-id.ts';

/** Keeps the statements short on a shop that has not been pruned for long. */
const BATCH = 500;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Deletes the bags, with their lines, that nobody has touched for as long as their cookies last. @returns how many. */
export async function pruneBags(on: Executor): Promise<number> {
  const oldest = Date.now() - BAG_DAYS * DAY_MS;
  let deleted = 0;
  for (;;) {
    const rows = await select<{ id: string }>(
      on,
      `SELECT id FROM bags WHERE updated_at < $oldest ORDER BY updated_at LIMIT ${BATCH}`,
      { oldest },
    );
    if (rows.length === 0) return deleted;
    const ids = inList(
      'id',
      rows.map(({ id }) => id),
    );
    // A bag that was touched since it was selected stays.
    deleted += await execute(on, `DELETE FROM bags WHERE id IN (${ids.sql}) AND updated_at < $oldest`, {
      ...ids.bind,
      oldest,
    });
  }
}
