export { BAG_COOKIE, parseBagId } from './bag-id.ts';
export { type BagLineRow, type BagRows, emptyBag, lockBag, selectBag } from './bag-rows.ts';
export { shortage } from './check-quantity.ts';
export { pruneBags } from './prune-bags.ts';
export { movedLines, quoteOf } from './quote.ts';
export { availableOf, titleOf, toBag } from './to-bag.ts';
