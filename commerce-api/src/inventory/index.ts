export { ensureStockLevels } from './ensure-stock-levels.ts';
export { readStock } from './read-stock.ts';
export { stockState } from './stock-state.ts';
