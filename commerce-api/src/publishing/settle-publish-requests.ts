import type { Receipt } from '@lapidary/shared/publishing/release';
import type { Database } from '../platform/database.ts';
import { execute, inList } from '../platform/sql.ts';
import { inTransaction } from '../platform/transaction.ts';
import { assertFence } from './lease.ts';
import { type ReleaseContent, writeReleaseContents } from './release-contents.ts';

/** After so many failed runs a request is set aside as failed. */
const MAX_ATTEMPTS = 3;
const ERROR_LENGTH = 2000;

/**
 * Records a release that is live, and the requests that it answers, together.
 * @throws LeaseLost when another publisher has taken over; then nothing is recorded.
 */
export async function recordRelease(
  database: Database,
  input: {
    fence: number;
    baseId: string;
    requestIds: readonly string[];
    receipt: Receipt;
    /** Products of which the release shows something else than the one before. */
    contents: readonly ReleaseContent[];
  },
): Promise<void> {
  const now = Date.now();
  await inTransaction(database, async (on) => {
    await assertFence(on, input.fence);
    await execute(
      on,
      `INSERT INTO releases (id, base_id, fence, receipt_json, created_at)
       VALUES ($id, $baseId, $fence, $receipt, $now)`,
      {
        id: input.receipt.releaseId,
        baseId: input.baseId,
        fence: input.fence,
        receipt: JSON.stringify(input.receipt),
        now,
      },
    );
    await writeReleaseContents(on, input.receipt.releaseId, input.contents);
    if (input.requestIds.length === 0) return;
    const list = inList('id', input.requestIds);
    await execute(
      on,
      `UPDATE publish_requests SET state = 'done', release_id = $releaseId, error = NULL, updated_at = $now
       WHERE id IN (${list.sql})`,
      { ...list.bind, releaseId: input.receipt.releaseId, now },
    );
  });
}

/** Puts requests back after a failed run, or sets them aside as failed when they have had their attempts. */
export async function failPublishRequests(
  database: Database,
  input: { requestIds: readonly string[]; error: string },
): Promise<void> {
  if (input.requestIds.length === 0) return;
  const list = inList('id', input.requestIds);
  await execute(
    { database },
    `UPDATE publish_requests SET error = $error, updated_at = $now,
       state = CASE WHEN attempts >= ${MAX_ATTEMPTS} THEN 'failed' ELSE 'waiting' END
     WHERE state = 'running' AND id IN (${list.sql})`,
    { ...list.bind, error: input.error.slice(0, ERROR_LENGTH), now: Date.now() },
  );
}
