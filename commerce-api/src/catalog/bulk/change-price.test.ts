import { BulkChange, type PriceChange } from '@lapidary/shared/catalog/bulk-edit';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changePrice } from './change-price.ts';

const change = (more: object): PriceChange =>
  BulkChange.parse({ kind: 'price', by: 'percent', value: 10, ...more }) as PriceChange;

it.each<[string, object, [price: number, compareAt: number | null], object | null]>([
  ['a tenth more', {}, [10_005, null], { price: 11_006, compareAtPrice: null }],
  ['a tenth off', { value: -10 }, [12_000, null], { price: 10_800, compareAtPrice: null }],
  ['a hundredth of a percent', { value: 0.01 }, [100_000, null], { price: 100_010, compareAtPrice: null }],
  ['an amount', { by: 'amount', value: -500 }, [12_000, null], { price: 11_500, compareAtPrice: null }],
  ['whole units', { round: 'whole' }, [12_345, null], { price: 13_600, compareAtPrice: null }],
  ['ending in nine', { round: 'nine' }, [117_000, null], { price: 128_900, compareAtPrice: null }],
  [
    'struck out',
    { value: -10, compareAt: 'strike' },
    [12_000, null],
    { price: 10_800, compareAtPrice: 12_000 },
  ],
  ['struck out, dearer', { compareAt: 'strike' }, [12_000, 15_000], { price: 13_200, compareAtPrice: null }],
  ['kept below its compare-at price', {}, [10_000, 15_000], { price: 11_000, compareAtPrice: 15_000 }],
  ['risen to its compare-at price', {}, [10_000, 11_000], { price: 11_000, compareAtPrice: null }],
  [
    'no longer reduced',
    { value: -1, compareAt: 'clear' },
    [10_000, 15_000],
    { price: 9_900, compareAtPrice: null },
  ],
  ['nothing left', { by: 'amount', value: -10_000 }, [10_000, null], null],
])('%s', (_name, more, [price, compareAtPrice], expected) => {
  expect(changePrice({ price, compareAtPrice }, change(more), 'USD')).toEqual(expected);
});

it('counts in the units of the currency', () => {
  expect(changePrice({ price: 4299, compareAtPrice: null }, change({ round: 'nine' }), 'JPY')?.price).toBe(
    4729,
  );
  expect(changePrice({ price: 4299, compareAtPrice: null }, change({ round: 'whole' }), 'KWD')?.price).toBe(
    5000,
  );
});

it('gives a price above nothing, and a compare-at price above it or none', () => {
  const changes = fc.record({
    by: fc.constant('percent'),
    value: fc.integer({ min: -99, max: 1000 }).filter((value) => value !== 0),
    round: fc.constantFrom('unit', 'whole', 'nine'),
    compareAt: fc.constantFrom('keep', 'strike', 'clear'),
  });
  const price = fc.integer({ min: 0, max: 1_000_000_000 });
  fc.assert(
    fc.property(price, fc.option(price), changes, (amount, compareAtPrice, more) => {
      const after = changePrice({ price: amount, compareAtPrice }, change(more), 'USD');
      if (!after) return;
      expect(after.price).toBeGreaterThan(0);
      if (after.compareAtPrice !== null) expect(after.compareAtPrice).toBeGreaterThan(after.price);
    }),
  );
});

it.each([{ value: 0 }, { value: -100 }, { value: 1001 }, { by: 'amount', value: 1.5 }, { round: 'up' }])(
  'is refused: %j',
  (more) => {
    expect(BulkChange.safeParse({ kind: 'price', by: 'percent', value: 10, ...more }).success).toBe(false);
  },
);
