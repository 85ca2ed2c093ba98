import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { benchScaling, repeatable, scalingTable } from './bench-scaling.ts';
import { audiencesOf } from './edge-audiences.ts';
import { expectedHits, playedHits, popularity } from './edge-hits.ts';
import { estimate } from './estimate.ts';
import { FOLD_AT, playStore, STORE_LIMIT_BYTES } from './store-size.ts';
import { readVisits, visitTable } from './visit.ts';

describe('hits of a cache', () => {
  test('the shares of all things are one', () => {
    const shares = popularity(1_000);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 9);
    expect(shares[0]).toBeGreaterThan(shares[999]!);
  });

  test.each([
    { things: 500, perSecond: 2, caches: 3, keptSeconds: 600, shield: false, changesPerSecond: 0 },
    { things: 2_000, perSecond: 0.5, caches: 13, keptSeconds: 3_600, shield: true, changesPerSecond: 0 },
    { things: 1_000, perSecond: 0.0009, caches: 3, keptSeconds: 604_800, shield: true, changesPerSecond: 0 },
    { things: 500, perSecond: 2, caches: 3, keptSeconds: 600, shield: true, changesPerSecond: 1 / 300 },
  ])('the arithmetic for %o is what playing it through gives', (asked) => {
    const played = playedHits(asked, 40_000, repeatable(7));
    expect(Math.abs(expectedHits(asked) - played)).toBeLessThan(0.025);
  });
});

describe('the visits that were measured', () => {
  const visits = readVisits();

  test('are kept by browsers and edge as the routing table and the programs say', () => {
    expect(visits.cacheControl.page).toEqual(['public, max-age=0, s-maxage=31536000, must-revalidate']);
    expect(visits.cacheControl.shared).toEqual(['public, max-age=31536000, immutable']);
    expect(visits.cacheControl.picture).toEqual(['public, max-age=31536000, immutable']);
    expect(visits.cacheControl.availability![0]).toMatch(/s-maxage=15, stale-while-revalidate=300/);
    expect(visits.cacheControl.api).toEqual(['no-store']);
  });

  test('are all of the requests, each once', () => {
    const audiences = audiencesOf(visits, 500);
    expect(audiences.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    // Scripts and styles that a browser has are not asked for again.
    for (const { returning } of [visits.phone, visits.desktop]) {
      for (const { kinds } of returning) expect(kinds.shared).toBeUndefined();
    }
  });
});

test('at every size, 70 % and more are answered by a cache; docs/scaling.md has what the command prints', () => {
  const figures = benchScaling();
  const page = readFileSync(resolve(import.meta.dirname, '../../../docs/scaling.md'), 'utf8');
  expect(page).toContain(scalingTable(figures).join('\n'));
  expect(page).toContain(visitTable(readVisits()).join('\n'));
  for (const { hits, requests } of figures) {
    expect(hits.cautious, `${requests} requests`).toBeGreaterThan(0.7);
    expect(hits.likely, `${requests} requests`).toBeGreaterThan(hits.cautious);
  }
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
    estimate({ requests, products, editsPerHour }, readVisits(), repeatable(1));

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
