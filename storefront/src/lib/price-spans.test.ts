import fc from 'fast-check';
import { expect, it } from 'vitest';
import { priceSpanEnd, priceSpanStart } from './price-spans.ts';

it('spans go from 1 to 2, 5 and 10 of any power', () => {
  expect([0, 1, 4, 99, 100, 199, 200, 49_999, 50_000].map(priceSpanStart)).toEqual([
    0, 1, 2, 50, 100, 100, 200, 20_000, 50_000,
  ]);
  expect([0, 1, 2, 5, 20_000, 50_000].map(priceSpanEnd)).toEqual([1, 2, 5, 10, 50_000, 100_000]);
});

it('each price is in one span', () => {
  fc.assert(
    fc.property(fc.nat({ max: 10 ** 12 }), (price) => {
      const start = priceSpanStart(price);
      expect(start <= price && price < priceSpanEnd(start)).toBe(true);
      expect(priceSpanStart(start)).toBe(start);
    }),
  );
});
