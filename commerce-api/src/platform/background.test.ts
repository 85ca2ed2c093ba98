import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepTrying, repeat } from './background.ts';

const end = new AbortController();
// What paces the work is not under test; the promise-based timer has no fake.
vi.mock('node:timers/promises', async (original) => ({
  ...(await original<typeof import('node:timers/promises')>()),
  setTimeout: async (ms: number, value: unknown, { signal }: { signal: AbortSignal }) => {
    pauses.push(ms);
    await turn();
    if (signal.aborted) throw new Error('aborted');
    return value;
  },
}));
const pauses: number[] = [];

beforeEach(() => {
  pauses.length = 0;
});
afterEach(() => vi.restoreAllMocks());

it('tries until it succeeds, in growing pauses', async () => {
  let left = 7;
  const failures: number[] = [];
  await keepTrying(
    async () => {
      left -= 1;
      if (left > 0) throw new Error('not yet');
    },
    { signal: end.signal, failed: (_error, againInMs) => failures.push(againInMs) },
  );
  expect(failures).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000]);
  expect(pauses).toEqual(failures);
});

it('goes on after a failure, one run after the other, and ends with the signal', async () => {
  const stop = new AbortController();
  let runs = 0;
  const errors: unknown[] = [];
  await repeat(
    async () => {
      runs += 1;
      if (runs === 2) throw new Error('once');
      if (runs === 4) stop.abort();
    },
    { everyMs: 60_000, signal: stop.signal, failed: (error) => errors.push(error) },
  );
  expect([runs, errors.length, pauses]).toEqual([4, 1, [60_000, 60_000, 60_000, 60_000]]);
});
