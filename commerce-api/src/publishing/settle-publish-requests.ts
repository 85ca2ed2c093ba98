import type { Receipt } from '@lapidary/shared/publishing/release';
import type { Database } from '../platform/database.ts';
import { execute, inList } from '../platform/sql.ts';
import { databaseNow, inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { assertFence } from './lease.ts';
import { putBackRequests, readWorkedOn } from './put-back-requests.ts';
import { type ReleaseContent, writeReleaseContents } from './release-contents.ts';
import { afterFailure } from './retry-policy.ts';

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
    /** The revision of categories and collections that it shows. */
    listingsId?: string | null;
  },
): Promise<void> {
  await inTransaction(database, async (on) => {
    await assertFence(on, input.fence);
    await execute(
      on,
      `INSERT INTO releases (id, base_id, fence, receipt_json, listings_id, created_at)
       VALUES ($id, $baseId, $fence, $receipt, $listingsId, $now)`,
      {
        id: input.receipt.releaseId,
        baseId: input.baseId,
        fence: input.fence,
        receipt: JSON.stringify(input.receipt),
        listingsId: input.listingsId ?? null,
        now: Date.now(),
      },
    );
    await writeReleaseContents(on, input.receipt.releaseId, input.contents);
    await markLive(on, input.requestIds, input.receipt.releaseId);
  });
}

async function markLive(on: OpenTransaction, ids: readonly string[], releaseId: string): Promise<void> {
  if (ids.length === 0) return;
  const list = inList('id', ids);
  await execute(
    on,
    `UPDATE publish_requests SET state = 'live', release_id = $releaseId, error = NULL,
       updated_at = ${databaseNow(on.database)}
     WHERE id IN (${list.sql})`,
    { ...list.bind, releaseId },
  );
}

/**
 * Puts the requests of a failed run back for another try, or sets them aside as failed: see `afterFailure`.
 * @throws LeaseLost when another publisher has taken over; the requests are its own now.
 */
export async function failPublishRequests(
  database: Database,
  input: { fence: number; requestIds: readonly string[]; error: string },
): Promise<void> {
  if (input.requestIds.length === 0) return;
  const list = inList('id', input.requestIds);
  await inTransaction(database, async (on) => {
    await assertFence(on, input.fence);
    const requests = await readWorkedOn(on, `id IN (${list.sql})`, list.bind);
    await putBackRequests(on, { requests, error: input.error }, afterFailure);
  });
}
