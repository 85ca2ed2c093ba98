import { parseDecimalAmount } from '@lapidary/shared/money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';
import { type Discount, type PriceOrderInput, priceOrder } from './price-order.ts';
import { roundedShare } from './rounded-share.ts';

const RUNS = 2_000;
const amount = fc.integer({ min: 0, max: 50_000_000 });
const discount: fc.Arbitrary<Discount | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('percent' as const), value: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({ kind: fc.constant('amount' as const), value: amount }),
  fc.constant({ kind: 'free_shipping' as const }),
);
const input: fc.Arbitrary<PriceOrderInput> = fc.record({
  lines: fc.uniqueArray(
    fc.record({
      variantId: fc.uuid(),
      unitPrice: fc.oneof(amount, fc.constantFrom(0, 1, 2, 3)),
      quantity: fc.integer({ min: 1, max: 99 }),
    }),
    { maxLength: 12, selector: ({ variantId }) => variantId },
  ),
  shipping: fc.record({ price: amount, freeOver: fc.option(amount) }),
  discount,
  tax: fc.record({
    rate: fc.integer({ min: 0, max: 10_000 }),
    pricesIncludeTax: fc.boolean(),
    shippingTaxed: fc.boolean(),
  }),
});
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

describe('priceOrder', () => {
  it('adds up exactly, for every line and in all', () => {
    fc.assert(
      fc.property(input, (order) => {
        const priced = priceOrder(order);
        const added = priced.taxIncluded ? 0 : priced.tax;
        expect(priced.subtotal).toBe(sum(order.lines.map((line) => line.unitPrice * line.quantity)));
        expect(sum(priced.lines.map((line) => line.lineTotal))).toBe(priced.subtotal);
        expect(sum(priced.lines.map((line) => line.discount))).toBe(priced.discount);
        expect(sum(priced.lines.map((line) => line.tax)) + priced.shippingTax).toBe(priced.tax);
        expect(priced.subtotal + priced.shipping + added - priced.discount).toBe(priced.total);
      }),
      { numRuns: RUNS },
    );
  });

  it('is never negative, nor more than what it is a part of', () => {
    fc.assert(
      fc.property(input, (order) => {
        const priced = priceOrder(order);
        for (const { lineTotal, discount: off, tax } of priced.lines) {
          expect(off).toBeGreaterThanOrEqual(0);
          expect(off).toBeLessThanOrEqual(lineTotal);
          expect(tax).toBeGreaterThanOrEqual(0);
          expect(tax).toBeLessThanOrEqual(lineTotal - off);
        }
        expect(priced.total).toBeGreaterThanOrEqual(0);
        expect(priced.shipping).toBeLessThanOrEqual(order.shipping.price);
      }),
      { numRuns: RUNS },
    );
  });

  it('does not depend on the order of the lines', () => {
    const shuffled = input.chain((order) =>
      fc.tuple(fc.constant(order), fc.shuffledSubarray([...order.lines], { minLength: order.lines.length })),
    );
    fc.assert(
      fc.property(shuffled, ([order, lines]) => {
        const byId = (priced: ReturnType<typeof priceOrder>) => ({
          ...priced,
          lines: priced.lines.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1)),
        });
        expect(byId(priceOrder({ ...order, lines }))).toEqual(byId(priceOrder(order)));
      }),
      { numRuns: RUNS },
    );
  });

  it('finds in a price that includes tax exactly the tax that was added to make it', () => {
    const taxed = fc.record({ net: amount, rate: fc.integer({ min: 0, max: 10_000 }) });
    fc.assert(
      fc.property(taxed, ({ net, rate }) => {
        const order = (unitPrice: number, pricesIncludeTax: boolean) =>
          priceOrder({
            lines: [{ variantId: 'v', unitPrice, quantity: 1 }],
            shipping: { price: 0, freeOver: null },
            discount: null,
            tax: { rate, pricesIncludeTax, shippingTaxed: true },
          });
        const added = order(net, false);
        const included = order(added.total, true);
        expect([included.total, included.tax]).toEqual([added.total, added.tax]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(['VND', 'USD', 'KWD'])('prices in %s, whatever its decimals', (currency) => {
    const of = (text: string) => parseDecimalAmount(text, currency);
    const priced = priceOrder({
      lines: [
        { variantId: 'a', unitPrice: of('100'), quantity: 2 },
        { variantId: 'b', unitPrice: of('50'), quantity: 1 },
      ],
      shipping: { price: of('10'), freeOver: null },
      discount: { kind: 'percent', value: 1000 },
      tax: { rate: 2000, pricesIncludeTax: false, shippingTaxed: true },
    });
    expect(priced).toMatchObject({
      subtotal: of('250'),
      discount: of('25'),
      shipping: of('10'),
      tax: of('47'),
      total: of('282'),
    });
    expect(priced.lines.map((line) => line.discount)).toEqual([of('20'), of('5')]);
  });

  it('lets shipping be free from a value of the goods after the discount', () => {
    const order = (unitPrice: number, off: number) =>
      priceOrder({
        lines: [{ variantId: 'v', unitPrice, quantity: 1 }],
        shipping: { price: 500, freeOver: 10_000 },
        discount: { kind: 'amount', value: off },
        tax: { rate: 0, pricesIncludeTax: true, shippingTaxed: true },
      }).shipping;
    expect([order(10_000, 0), order(9_999, 0), order(10_000, 1), order(10_001, 1)]).toEqual([0, 500, 500, 0]);
  });
});

it('rounds half away from zero, also where a float would not hold the product', () => {
  expect([roundedShare(5, 1000, 10_000), roundedShare(4, 1000, 10_000)]).toEqual([1, 0]);
  expect(roundedShare(Number.MAX_SAFE_INTEGER, 10_000, 10_000)).toBe(Number.MAX_SAFE_INTEGER);
});

it('gives what is left over to the largest remainders', () => {
  const parts = (...weights: number[]) => weights.map((weight, index) => ({ key: `${index}`, weight }));
  expect(
    allocate(
      100,
      parts(1, 1, 1).map((part) => ({ ...part, weight: 100 })),
    ),
  ).toEqual([34, 33, 33]);
  expect(allocate(10, parts(1, 2, 7))).toEqual([1, 2, 7]);
  expect(allocate(5, parts(1, 2, 7))).toEqual([1, 1, 3]);
  expect(allocate(0, parts(0, 0))).toEqual([0, 0]);
});
