import type { ListingUse } from '@lapidary/shared/catalog/save-listing';
import type { ListingKind } from '../desk/desk-routes.ts';

const GONE = 'Its page is gone from the shop.';

/** What deleting a category or a collection does: "3 pieces lose this category, 2 of them in the shop." */
export function consequenceWords(kind: ListingKind, { products, live }: ListingUse): string {
  if (products === 0) return `No piece is in this ${kind}. ${GONE}`;
  if (products === 1) {
    const where = live === 1 ? 'also in the shop' : 'not in the shop';
    return `1 piece loses this ${kind}, ${where}. It stays as it is otherwise. ${GONE}`;
  }
  const share = live === 0 ? 'none' : live === products ? 'all' : live;
  const where = `${share} of them in the shop`;
  return `${products} pieces lose this ${kind}, ${where}. They stay as they are otherwise. ${GONE}`;
}
