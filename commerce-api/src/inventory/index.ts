export { ensureStockLevels } from './ensure-stock-levels.ts';
export { countLowStock } from './list-stock.ts';
export { readStock } from './read-stock.ts';
export { readVariantStock } from './read-variant-stock.ts';
export { returnStock } from './return-stock.ts';
export { setStock } from './set-stock.ts';
export { productsWithNewState, type StockChange } from './stock-change.ts';
export { stockState } from './stock-state.ts';
export { takeStock } from './take-stock.ts';
