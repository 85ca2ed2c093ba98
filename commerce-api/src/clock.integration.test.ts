import { afterEach, expect, it, vi } from 'vitest';
import { DatabaseLimiter } from './platform/guards/database-limiter.ts';
import { openTestDatabase } from './platform/testing/test-database.ts';
import { acquirePublisherLease, assertFence, releasePublisherLease } from './publishing/index.ts';

const OFF_BY_MS = 10 * 60_000;

const { database } = await openTestDatabase();
const on = { database };
afterEach(() => vi.useRealTimers());

/** Does something on a machine whose clock is wrong. */
async function withClock<Result>(offBy: number, work: () => Promise<Result>): Promise<Result> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + offBy });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}

it.each([OFF_BY_MS, -OFF_BY_MS])(
  'keeps the lease with its owner when a clock is off by %i ms',
  async (offBy) => {
    const right = { owner: 'right', ttlMs: 60_000 };
    const wrong = { owner: 'wrong', ttlMs: 60_000 };
    const fence = await acquirePublisherLease(on, right);
    expect(fence).not.toBeNull();
    expect(await withClock(offBy, () => acquirePublisherLease(on, wrong))).toBeNull();
    await assertFence(on, fence!);
    await releasePublisherLease(on, 'right');

    const next = await withClock(offBy, () => acquirePublisherLease(on, wrong));
    expect(next).toBe(fence! + 1);
    expect(await acquirePublisherLease(on, right)).toBeNull();
    await releasePublisherLease(on, 'wrong');
    console.log(`row 26: clock off by ${offBy / 60_000} min: the lease had one owner`);
  },
);

it.each([OFF_BY_MS, -OFF_BY_MS])(
  'counts requests by one clock when another is off by %i ms',
  async (offBy) => {
    const limiter = new DatabaseLimiter(database, { keyPrefix: `clock${offBy}`, points: 2, duration: 60 });
    await limiter.consume('a');
    const second = await withClock(offBy, () => limiter.consume('a'));
    expect(second.remainingPoints).toBe(0);
    await expect(limiter.consume('a')).rejects.toMatchObject({ consumedPoints: 3 });
  },
);
