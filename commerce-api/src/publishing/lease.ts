import { type Executor, execute, selectOne } from '../platform/sql.ts';
import { databaseNow } from '../platform/transaction.ts';

/**
 * Takes or prolongs the right to publish. There is one publisher at a time; only the database's clock counts.
 * @returns the fence, a number that grows with every change of owner, or null while another owner holds the lease.
 */
export async function acquirePublisherLease(
  on: Executor,
  input: { owner: string; ttlMs: number },
): Promise<number | null> {
  const now = databaseNow(on.database);
  const prolonged = await execute(
    on,
    `UPDATE publisher_lease SET expires_at = ${now} + $ttlMs WHERE id = 1 AND owner = $owner AND expires_at > ${now}`,
    input,
  );
  if (prolonged === 0) {
    const taken = await execute(
      on,
      `UPDATE publisher_lease SET owner = $owner, fence = fence + 1, expires_at = ${now} + $ttlMs
       WHERE id = 1 AND expires_at <= ${now}`,
      input,
    );
    if (taken === 0) return null;
  }
  const row = await selectOne<{ fence: number }>(
    on,
    'SELECT fence FROM publisher_lease WHERE id = 1 AND owner = $owner',
    { owner: input.owner },
  );
  return row ? Number(row.fence) : null;
}

/** Gives the lease back, so that the next publisher need not wait for its end. */
export async function releasePublisherLease(on: Executor, owner: string): Promise<void> {
  await execute(on, 'UPDATE publisher_lease SET expires_at = 0 WHERE id = 1 AND owner = $owner', { owner });
}

/** The lease went to another publisher: what this one was about to do must not be done. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

/** @throws LeaseLost unless the fence is still the newest. Inside a transaction the lease row stays locked. */
export async function assertFence(on: Executor, fence: number): Promise<void> {
  const held = await execute(on, 'UPDATE publisher_lease SET fence = fence WHERE id = 1 AND fence = $fence', {
    fence,
  });
  if (held === 0) throw new LeaseLost('another publisher has taken over');
}
