import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterDeath, afterFailure } from './retry-policy.ts';

interface Simulated {
  poisoned: boolean;
  attempts: number;
  largestRun: number;
  dueAt: number;
}

/** Runs a queue as the publisher does until it is empty: the requests longest due first, no more than may share a run. */
function work(poisoned: readonly boolean[]) {
  let waiting: Simulated[] = poisoned.map((bad) => {
    return { poisoned: bad, attempts: 0, largestRun: Number.POSITIVE_INFINITY, dueAt: 0 };
  });
  const live: Simulated[] = [];
  const setAside: Simulated[] = [];
  let runs = 0;
  for (; waiting.length > 0; runs += 1) {
    const [first] = waiting.toSorted((a, b) => a.dueAt - b.dueAt);
    const sharing = waiting.filter(({ largestRun }) => largestRun === first!.largestRun);
    const run = new Set(sharing.slice(0, Math.min(first!.largestRun, sharing.length)));
    waiting = waiting.filter((request) => !run.has(request));
    if (run.size === 1) first!.attempts += 1;
    if (![...run].some((request) => request.poisoned)) {
      live.push(...run);
      continue;
    }
    const next = afterFailure({ requests: run.size, attempts: [...run][0]!.attempts });
    if (next.action === 'set_aside') setAside.push(...run);
    else
      for (const request of run)
        waiting.push({ ...request, largestRun: next.largestRun, dueAt: runs + next.delayMs });
  }
  return { live, setAside, runs };
}

describe('afterFailure', () => {
  it('sets aside the culprits and nobody else, however many there are', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), (poisoned) => {
        const { live, setAside } = work(poisoned);
        expect(live.every((request) => !request.poisoned)).toBe(true);
        expect(setAside.every((request) => request.poisoned)).toBe(true);
        expect(live.length + setAside.length).toBe(poisoned.length);
      }),
    );
  });

  it('finds one culprit in twice the logarithm of runs, and gives it its retries', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(), (count, at) => {
        const { live, runs } = work(Array.from({ length: count }, (_, index) => index === at % count));
        expect(live).toHaveLength(count - 1);
        expect(runs).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(count)) + 4);
      }),
    );
  });

  it('waits longer before each retry', () => {
    const after = (attempts: number) => afterFailure({ requests: 1, attempts });
    expect([1, 2, 3].map(after)).toEqual(
      [1_000, 4_000, 16_000].map((delayMs) => ({ action: 'retry', delayMs, largestRun: 1 })),
    );
    expect(after(4)).toEqual({ action: 'set_aside' });
  });
});

describe('afterDeath', () => {
  const retry = (largestRun: number) => ({ action: 'retry', delayMs: 0, largestRun });

  it('tries again at once, together the first time, then in halves', () => {
    expect(afterDeath({ requests: 5, attempts: 0, bounded: false })).toEqual(retry(5));
    expect(afterDeath({ requests: 5, attempts: 0, bounded: true })).toEqual(retry(3));
    expect(afterDeath({ requests: 1, attempts: 1, bounded: true })).toEqual(retry(1));
  });

  it('gives up on a request that goes on killing its publisher', () => {
    expect(afterDeath({ requests: 1, attempts: 10, bounded: true })).toEqual({ action: 'set_aside' });
  });
});
