export { BAG_COOKIE, parseBagId } from './bag-id.ts';
export { type BagLineRow, emptyBag, lockBag, selectBagLines } from './bag-rows.ts';
export { shortage } from './check-quantity.ts';
export { availableOf, titleOf, toBag } from './to-bag.ts';
