import fc from 'fast-check';
import { expect, it } from 'vitest';
import { productsWithNewState } from './stock-change.ts';
import { stockState } from './stock-state.ts';

it('names a product once, exactly when one of its variants changed state', () => {
  const change = fc.record({
    variantId: fc.uuid(),
    productId: fc.constantFrom('p1', 'p2', 'p3'),
    before: fc.nat(10),
    after: fc.nat(10),
  });
  fc.assert(
    fc.property(fc.array(change), fc.nat(5), (changes, threshold) => {
      const products = productsWithNewState(changes, threshold);
      expect(new Set(products).size).toBe(products.length);
      for (const productId of ['p1', 'p2', 'p3']) {
        const moved = changes.some(
          (one) =>
            one.productId === productId &&
            stockState(one.before, threshold) !== stockState(one.after, threshold),
        );
        expect(products.includes(productId)).toBe(moved);
      }
    }),
  );
});
