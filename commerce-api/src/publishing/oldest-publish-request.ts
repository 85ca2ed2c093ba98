import { type Executor, selectOne } from '../platform/sql.ts';
import { databaseNow } from '../platform/transaction.ts';

/** Seconds that the oldest publish request which is neither live nor failed has waited; 0 when there is none. */
export async function oldestPublishRequestSeconds(on: Executor): Promise<number> {
  const row = await selectOne<{ age: number | string | null }>(
    on,
    `SELECT ${databaseNow(on.database)} - MIN(created_at) AS age FROM publish_requests
     WHERE state IN ('waiting', 'rendering', 'uploading', 'switching')`,
  );
  return Math.max(0, Number(row?.age ?? 0) / 1000);
}
