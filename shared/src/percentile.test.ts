import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentile } from './percentile.ts';

it('takes the nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect([percentile(hundred, 0.5), percentile(hundred, 0.95), percentile(hundred, 1)]).toEqual([
    50, 95, 100,
  ]);
  expect([percentile([7], 0.5), percentile([7], 0.95), percentile([], 0.5)]).toEqual([7, 7, null]);
});

it('is a value of the list that at least the share of it does not exceed', () => {
  const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.constantFrom(0.5, 0.9, 0.95), (list, share) => {
      const sorted = list.toSorted((a, b) => a - b);
      const value = percentile(sorted, share)!;
      expect(sorted).toContain(value);
      expect(sorted.filter((other) => other <= value).length / sorted.length).toBeGreaterThanOrEqual(share);
    }),
  );
});
