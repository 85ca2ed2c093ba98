import { expect, it } from 'vitest';
import { afterFailedSend, MAIL_ATTEMPTS } from './retry-policy.ts';

it('waits longer each time, most of a day in all, and then gives up', () => {
  const pauses: number[] = [];
  for (let attempts = 1; attempts < MAIL_ATTEMPTS; attempts += 1) {
    const fate = afterFailedSend({ attempts, final: false });
    if (fate.state === 'waiting') pauses.push(fate.delayMs);
  }
  expect(pauses).toHaveLength(MAIL_ATTEMPTS - 1);
  expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses);
  expect(pauses.reduce((sum, pause) => sum + pause)).toBeGreaterThan(16 * 3_600_000);
  for (const attempts of [MAIL_ATTEMPTS, MAIL_ATTEMPTS + 1]) {
    expect(afterFailedSend({ attempts, final: false })).toEqual({ state: 'failed' });
  }
});

it('gives up at once when another try is of no use', () => {
  expect(afterFailedSend({ attempts: 1, final: true })).toEqual({ state: 'failed' });
});
