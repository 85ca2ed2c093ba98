import type { PublishPhase } from '@lapidary/shared/publishing/release';
import type { Database } from '../platform/database.ts';
import { execute, inList } from '../platform/sql.ts';
import { databaseNow } from '../platform/transaction.ts';

/** Tells whoever follows the requests which step their run has come to; a publisher that was overtaken says nothing. */
export async function markPhase(
  database: Database,
  input: { fence: number; requestIds: readonly string[]; phase: PublishPhase },
): Promise<void> {
  if (input.requestIds.length === 0) return;
  const list = inList('id', input.requestIds);
  await execute(
    { database },
    `UPDATE publish_requests SET state = $phase, updated_at = ${databaseNow(database)}
     WHERE id IN (${list.sql}) AND EXISTS (SELECT 1 FROM publisher_lease WHERE id = 1 AND fence = $fence)`,
    { ...list.bind, phase: input.phase, fence: input.fence },
  );
}
