import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshnessOf } from './freshness.ts';

const policy = { minTtl: 0, defaultTtl: 5, maxTtl: 1000 };

describe('freshnessOf', () => {
  it.each([
    ['public, max-age=0, s-maxage=60, must-revalidate', 60, 60, 60],
    ['s-maxage=15, stale-while-revalidate=300, stale-if-error=900', 15, 315, 915],
    ['max-age=30', 30, 30, 30],
    ['S-MaxAge="40"', 40, 40, 40],
    ['public', 5, 5, 5],
    ['', 5, 5, 5],
    ['no-store, max-age=60, stale-if-error=900', 0, 0, 0],
    ['private, s-maxage=60', 0, 0, 0],
    ['no-cache', 0, 0, 0],
    ['s-maxage=99999', 1000, 1000, 1000],
    ['s-maxage=-1', 5, 5, 5],
    ['s-maxage=abc, max-age=7', 7, 7, 7],
  ])('%s', (header, freshFor, staleWhileRevalidate, staleIfError) => {
    expect(freshnessOf(header, policy)).toEqual({ freshFor, staleWhileRevalidate, staleIfError });
  });

  it('keeps what says nothing for the default time', () => {
    expect(freshnessOf(undefined, policy).freshFor).toBe(5);
    expect(freshnessOf(undefined, { ...policy, defaultTtl: 0 }).freshFor).toBe(0);
  });

  it('never leaves the policy’s bounds, whatever the header', () => {
    const word = fc.constantFrom(
      's-maxage',
      'max-age',
      'no-store',
      'private',
      'stale-if-error',
      '=',
      ',',
      '"',
      ' ',
    );
    const header = fc
      .array(fc.oneof(word, fc.nat().map(String)), { maxLength: 12 })
      .map((words) => words.join(''));
    fc.assert(
      fc.property(header, (text) => {
        const { freshFor, staleIfError, staleWhileRevalidate } = freshnessOf(text, policy);
        expect(freshFor).toBeGreaterThanOrEqual(policy.minTtl);
        expect(freshFor).toBeLessThanOrEqual(policy.maxTtl);
        expect(staleIfError).toBeGreaterThanOrEqual(freshFor);
        expect(staleWhileRevalidate).toBeGreaterThanOrEqual(freshFor);
      }),
    );
  });
});
