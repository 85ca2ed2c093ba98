export { BAG_COOKIE, bagCookieOptions, parseBagId } from './bag-id.ts';
export { type BagLineRow, emptyBag, selectBagLines } from './bag-rows.ts';
export { shortage } from './check-quantity.ts';
export { claimCustomerBag } from './claim-customer-bag.ts';
export { selectCustomerBagId } from './customer-bag-rows.ts';
export { lockBagFor } from './lock-bag-for.ts';
export { readBag } from './read-bag.ts';
export { availableOf, titleOf, toBag } from './to-bag.ts';
export { deleteCustomerBag, withdrawCustomerBag } from './withdraw-customer-bag.ts';
