import { stockState } from './stock-state.ts';

/** How the units on hand of a variant moved. */
export interface StockChange {
  variantId: string;
  productId: string;
  before: number;
  after: number;
}

/** Ids of the products of which a static page says something else now: in stock, low or sold out. */
export function productsWithNewState(changes: readonly StockChange[], lowThreshold: number): string[] {
  const moved = changes.filter(
    ({ before, after }) => stockState(before, lowThreshold) !== stockState(after, lowThreshold),
  );
  return [...new Set(moved.map(({ productId }) => productId))];
}
