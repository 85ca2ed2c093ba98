import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import type { Membership } from './snapshot.ts';
import { sortKey } from './sort-key.ts';

export const PIECES_PER_PAGE = 24;
/** Related pieces on a product's page. */
export const NEIGHBOURS = 4;

/** The list of all products. */
export const EVERYTHING = 'everything';
export const categoryList = (slug: string): string => `category:${slug}`;
export const collectionList = (slug: string): string => `collection:${slug}`;

/**
 * The lists that a product is in, with its place. Ids grow with time, so without a sort key the order is that of
 * creation; collections are in the order of their titles.
 */
export function listsOf(product: PublishedProduct): Membership[] {
  const lists = [EVERYTHING];
  if (product.categorySlug !== null) lists.push(categoryList(product.categorySlug));
  return [
    ...lists.map((list) => ({ list, sort: '' })),
    ...product.collectionSlugs.map((slug) => ({ list: collectionList(slug), sort: sortKey(product.title) })),
  ];
}
