import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BagLineRow } from './bag-rows.ts';
import { checkQuantity } from './check-quantity.ts';
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
});

describe('toBag', () => {
  it('adds up lines, counts and totals exactly', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const bag = toBag(rows, 'USD');
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
        const { quote } = toBag([line], 'USD');
        expect(toBag([{ ...line, stock: line.stock + step, productTitle: 'Renamed' }], 'USD').quote).toBe(
          quote,
        );
        const others = [
          toBag([{ ...line, price: line.price! + step }], 'USD'),
          toBag([{ ...line, quantity: line.quantity + step }], 'USD'),
          toBag([{ ...line, variantId: `${line.variantId}x` }], 'USD'),
          toBag([line], 'EUR'),
          toBag([line, line], 'USD'),
          toBag([], 'USD'),
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
