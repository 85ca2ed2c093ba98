import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketCount, bucketHash, bucketNumber, bucketsOf, hashRange } from './buckets.ts';

describe('buckets', () => {
  it('are as many as the power of two that holds 500 products each', () => {
    expect([0, 1, 500, 501, 1_000, 1_001, 10_000].map(bucketCount)).toEqual([1, 1, 1, 2, 2, 4, 32]);
    expect(bucketCount(10_000_000)).toBe(1024);
  });

  it('hold every product once in each division, and are those that it says it is in', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 10 }), (id, depth) => {
        const count = 2 ** depth;
        const numbers = Array.from({ length: count }, (_, bucket) => bucketNumber(count, bucket));
        const holding = numbers.filter((number) => {
          const { from, before } = hashRange(number);
          return bucketHash(id) >= from && bucketHash(id) < before;
        });
        expect(holding).toEqual([bucketsOf(id)[depth]]);
      }),
    );
  });
});
