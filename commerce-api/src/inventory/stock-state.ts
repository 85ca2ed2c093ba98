import type { StockState } from '@lapidary/shared/catalog/product';

/** What the shop says of a stock: sold out at 0, low up to the threshold. */
export function stockState(stock: number, lowThreshold: number): StockState {
  if (stock <= 0) return 'sold_out';
  return stock <= lowThreshold ? 'low' : 'in_stock';
}
