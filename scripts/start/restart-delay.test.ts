import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restartDelay, usualBackoff } from './restart-delay.ts';

describe('restartDelay', () => {
  it('doubles from one second up to four while a child keeps dying', () => {
    const waits: number[] = [];
    for (let death = 0; death < 8; death += 1) waits.push(restartDelay(waits.at(-1), 100, usualBackoff));
    expect(waits).toEqual([1_000, 2_000, 4_000, 4_000, 4_000, 4_000, 4_000, 4_000]);
  });

  it('begins anew after a minute of good health, whatever came before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 4_000 }), fc.nat(), (previous, more) => {
        expect(restartDelay(previous, usualBackoff.wellAfterMs + more, usualBackoff)).toBe(1_000);
      }),
    );
  });
});
