export { ensureStockLevels } from './ensure-stock-levels.ts';
export { readStock } from './read-stock.ts';
export { setStockLevels } from './set-stock-levels.ts';
export { stockState } from './stock-state.ts';
