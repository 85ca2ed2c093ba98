import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BagLineRow } from './bag-rows.ts';
import { checkQuantity } from './check-quantity.ts';
import { movedLines } from './quote.ts';
import { toBag } from './to-bag.ts';

const row = fc.record<BagLineRow>({
  id: fc.uuid(),
  variantId: fc.uuid(),
  quantity: fc.integer({ min: 1, max: 99 }),
  sku: fc.string(),
  variantTitle: fc.string(),
  price: fc.integer({ min: 0, max: 10_000_000 }),
  forSale: fc.constantFrom(0, 1),
  stock: fc.nat(200),
  productSlug: fc.string(),
  productTitle: fc.string(),
  imageJson: fc.constant(null),
  productId: fc.uuid(),
});

const bagOf = (lines: BagLineRow[], currency: string) => toBag({ giftNote: '', currency, lines });

describe('toBag', () => {
  it('adds up lines, counts and totals exactly', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const bag = bagOf(rows, 'USD');
        expect(bag.count).toBe(rows.reduce((sum, { quantity }) => sum + quantity, 0));
        expect(bag.subtotal.amount).toBe(rows.reduce((sum, line) => sum + line.quantity * line.price!, 0));
        for (const [index, line] of bag.lines.entries()) {
          expect(line.available).toBe(rows[index]!.forSale ? rows[index]!.stock : 0);
        }
      }),
    );
  });

  it('gives another quote exactly when variant, quantity, price or currency differ', () => {
    fc.assert(
      fc.property(row, fc.integer({ min: 1, max: 50 }), (line, step) => {
        const { quote } = bagOf([line], 'USD');
        expect(bagOf([{ ...line, stock: line.stock + step, productTitle: 'Renamed' }], 'USD').quote).toBe(
          quote,
        );
        const others = [
          bagOf([{ ...line, price: line.price! + step }], 'USD'),
          bagOf([{ ...line, quantity: line.quantity + step }], 'USD'),
          bagOf([{ ...line, variantId: `${line.variantId}x` }], 'USD'),
          bagOf([line], 'EUR'),
          bagOf([line, line], 'USD'),
          bagOf([], 'USD'),
        ];
        for (const other of others) expect(other.quote).not.toBe(quote);
      }),
    );
  });
});

it('lets a bag hold what there is, up to 99 of a piece, and never more', () => {
  const quantities = fc.record({
    held: fc.nat(120),
    more: fc.integer({ min: 1, max: 99 }),
    available: fc.nat(300),
  });
  fc.assert(
    fc.property(quantities, ({ held, more, available }) => {
      const check = () => checkQuantity({ variantId: 'v', title: 'Ring', held, more, available });
      if (held + more <= Math.min(available, 99)) expect(check).not.toThrow();
      else expect(check).toThrow(expect.objectContaining({ code: 'out_of_stock' }));
    }),
  );
});

describe('movedLines', () => {
  it('names exactly the lines of which price or quantity are not as quoted, or that are new', () => {
    const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 10, selector: ({ variantId }) => variantId });
    const move = fc.constantFrom('same', 'price', 'quantity', 'new');
    fc.assert(
      fc.property(rows, fc.array(move, { minLength: 10, maxLength: 10 }), (lines, moves) => {
        const quoted = lines.filter((_, index) => moves[index] !== 'new');
        const now = lines.map((line, index) => ({
          ...line,
          price: line.price! + (moves[index] === 'price' ? 1 : 0),
          quantity: line.quantity + (moves[index] === 'quantity' ? 1 : 0),
        }));
        const moved = movedLines(bagOf(quoted, 'USD').quote, bagOf(now, 'USD').lines);
        const expected = lines.filter((_, index) => moves[index] !== 'same');
        expect(moved.map(({ variantId }) => variantId)).toEqual(expected.map(({ variantId }) => variantId));
      }),
    );
  });

  it('names all of them for a quote of somewhere else', () => {
    const [line] = fc.sample(row, 1);
    expect(movedLines('nonsense', bagOf([line!], 'USD').lines)).toHaveLength(1);
  });
});
