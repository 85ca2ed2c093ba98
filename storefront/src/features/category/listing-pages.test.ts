import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listingPages } from './listing-pages.ts';

describe('listingPages', () => {
  it('shows every page of a short listing', () => {
    expect(listingPages(2, 4)).toEqual([1, 2, 3, 4]);
  });

  it('leaves out the runs between the ends and the neighbours', () => {
    expect(listingPages(10, 20)).toEqual([1, null, 9, 10, 11, null, 20]);
  });

  it('shows a single page rather than a gap as wide as it', () => {
    expect(listingPages(4, 5)).toEqual([1, 2, 3, 4, 5]);
  });

  it('always ascends from the first page to the last and shows the current one', () => {
    const cases = fc
      .integer({ min: 1, max: 500 })
      .chain((last) => fc.tuple(fc.integer({ min: 1, max: last }), fc.constant(last)));
    fc.assert(
      fc.property(cases, ([current, last]) => {
        const pages = listingPages(current, last);
        const numbers = pages.filter((page) => page !== null);
        expect(numbers).toContain(current);
        expect(numbers[0]).toBe(1);
        expect(numbers.at(-1)).toBe(last);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        expect(pages.length).toBeLessThanOrEqual(7);
      }),
    );
  });
});
