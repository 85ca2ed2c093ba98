import { type Executor, execute, selectOne } from '../platform/sql.ts';
import { databaseNow } from '../platform/transaction.ts';

interface LeaseTerm {
  /** How long it is held unless it is prolonged, milliseconds. */
  ttlMs: number;
}

/**
 * Takes the right to publish. There is one publisher at a time; only the database's clock counts. An owner who asks for what
 * it holds has been started again, and need not wait for the end of its own lease.
 * @returns the fence, a number that grows with every change of owner, or null while the lease is held.
 */
export async function acquirePublisherLease(
  on: Executor,
  { owner, ttlMs }: LeaseTerm & { owner: string },
): Promise<number | null> {
  const now = databaseNow(on.database);
  const taken = await execute(
    on,
    `UPDATE publisher_lease SET owner = $owner, fence = fence + 1, expires_at = ${now} + $ttlMs
     WHERE id = 1 AND (expires_at <= ${now} OR owner = $owner)`,
    { owner, ttlMs },
  );
  if (taken === 0) return null;
  const row = await selectOne<{ fence: number }>(
    on,
    'SELECT fence FROM publisher_lease WHERE id = 1 AND owner = $owner',
    { owner },
  );
  return row ? Number(row.fence) : null;
}

/**
 * Holds the lease for longer. Even one that has run out: a publisher with much to do may be late, and as long as the fence
 * is its own, nobody else has published in between.
 * @returns false when the lease has gone to another publisher.
 */
export async function prolongPublisherLease(
  on: Executor,
  { fence, ttlMs }: LeaseTerm & { fence: number },
): Promise<boolean> {
  const held = await execute(
    on,
    `UPDATE publisher_lease SET expires_at = ${databaseNow(on.database)} + $ttlMs WHERE id = 1 AND fence = $fence`,
    { fence, ttlMs },
  );
  return held > 0;
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
