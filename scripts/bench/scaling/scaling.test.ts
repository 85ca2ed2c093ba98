import { describe, expect, test } from 'vitest';
import { repeatable } from './bench-scaling.ts';
import { expectedHits, playedHits, popularity } from './edge-hits.ts';
import { estimate } from './estimate.ts';
import { FOLD_AT, playStore, STORE_LIMIT_BYTES } from './store-size.ts';

describe('hits of a cache', () => {
  test('the shares of all things are one', () => {
    const shares = popularity(1_000);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 9);
    expect(shares[0]).toBeGreaterThan(shares[999]!);
  });

  test.each([
    { things: 500, perSecond: 2, caches: 3, keptSeconds: 600 },
    { things: 2_000, perSecond: 0.5, caches: 13, keptSeconds: 3_600 },
  ])('the arithmetic for %o is what playing it through gives', (audience) => {
    const played = playedHits(audience, 60_000, repeatable(7));
    expect(Math.abs(expectedHits(audience) - played)).toBeLessThan(0.02);
  });
});

describe("the edge's store", () => {
  test.each([1, 20, 1_000])('with %d edits an hour it stays far below its limit', (editsPerHour) => {
    const random = repeatable(3);
    const { mostBytes, folds, newBases } = playStore({ hours: 24 * 30, editsPerHour, pagesPerEdit: 3 }, () =>
      Math.floor(random() * 1_000_000),
    );
    // Two generations are there while it is folded.
    expect(mostBytes * 2).toBeLessThan(STORE_LIMIT_BYTES / 2);
    expect(newBases).toBe(0);
    expect(folds).toBeLessThanOrEqual(Math.floor((24 * 30 * editsPerHour * 3) / FOLD_AT));
    expect(folds > 0).toBe(editsPerHour > 2);
  });
});

describe('an estimate', () => {
  const of = (requests: number, products: number, editsPerHour = 10) =>
    estimate({ requests, products, editsPerHour }, repeatable(1));

  test('a small shop costs what its profile says', () => {
    expect(of(100_000, 500).dollars).toBeLessThan(66);
  });

  test('more of anything is never cheaper', () => {
    const sizes = [500, 10_000, 100_000];
    for (const products of sizes) {
      const costs = [100_000, 1_000_000, 10_000_000, 100_000_000].map(
        (requests) => of(requests, products).dollars,
      );
      expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    }
    const bySize = sizes.map((products) => of(10_000_000, products).dollars);
    expect(bySize).toEqual(bySize.toSorted((a, b) => a - b));
  });

  test('a product is published as fast in a large catalog as in a small one, on the same node', () => {
    expect(of(1_000_000, 20_000).publishMs).toBe(of(1_000_000, 500).publishMs);
  });
});
