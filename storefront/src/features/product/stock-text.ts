import type { StockState } from '@lapidary/shared/catalog/product';

/** What a page says of a variant's stock; the exact number is known only to the live API. */
export function stockText(state: StockState, available?: number): string {
  if (state === 'sold_out' || available === 0) return 'Sold out';
  if (state === 'in_stock') return 'In stock';
  return available === undefined ? 'Only a few left' : `Only ${available} left`;
}
