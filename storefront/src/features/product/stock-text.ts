import type { StockState } from '@lapidary/shared/catalog/product';
import type { ProductMessages } from '../../messages/en/product.ts';

/** What a page says of a variant's stock; the exact number is known only to the live API. */
export function stockText(state: StockState, words: ProductMessages['script'], available?: number): string {
  if (state === 'sold_out' || available === 0) return words.soldOut;
  if (state === 'in_stock') return words.inStock;
  return available === undefined ? words.fewLeft : words.left.replace('{n}', String(available));
}
