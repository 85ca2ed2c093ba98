import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { slugify } from '@lapidary/shared/page-paths';
import { FILTER_PAGE_FACETS, facetsOf, filterName } from '../src/lib/card-facets.ts';
import { priceSpanStart } from '../src/lib/price-spans.ts';
import type { Membership } from './product-lists.ts';
import { sortKey } from './sort-key.ts';

export const PIECES_PER_PAGE = 24;
/** Related pieces on a product's page. */
export const NEIGHBOURS = 4;

/** The list of all products. */
export const EVERYTHING = 'everything';
export const categoryList = (slug: string): string => `category:${slug}`;
export const collectionList = (slug: string): string => `collection:${slug}`;

/** What the names of a category's filter lists begin with. */
export const filterLists = (category: string): string => `filter:${category}:`;
export const filterList = (category: string, facet: string, value: string): string =>
  `${filterLists(category)}${filterName(facet, value)}`;
/** What the names of the lists by price begin with; what follows is where a span starts, in minor units. */
export const PRICE_LISTS = 'price:';
export const priceList = (start: number): string => `${PRICE_LISTS}${start}`;

/** The metal or stone of a filter list, by its name; undefined of another list. */
export const filterOf = (list: string): string | undefined => /^filter:[^:]*:(.+)$/.exec(list)?.[1];

/** The group of lists that pages ask for as a whole, if a list belongs to one. */
export const listGroup = (list: string): string | null => /^(?:filter:[^:]*:|price:)/.exec(list)?.[0] ?? null;

/** The filter lists that a product is in. A value whose letters make no address has none. */
function filterListsOf(product: PublishedProduct): string[] {
  const category = product.categorySlug;
  if (category === null) return [];
  const facets = facetsOf(product);
  return FILTER_PAGE_FACETS.flatMap((facet) => {
    const values = new Set(facets[facet].map(slugify).filter(Boolean));
    return [...values].map((value) => filterList(category, facet, value));
  });
}

/**
 * The lists that a product is in, with its place. Ids grow with time, so without a sort key the order is that of
 * creation; collections are in the order of their titles.
 */
export function listsOf(product: PublishedProduct): Membership[] {
  const lists = [EVERYTHING];
  if (product.categorySlug !== null) lists.push(categoryList(product.categorySlug));
  lists.push(...filterListsOf(product));
  if (product.variants.length > 0) {
    lists.push(priceList(priceSpanStart(Math.min(...product.variants.map(({ price }) => price)))));
  }
  return [
    ...lists.map((list) => ({ list, sort: '' })),
    ...product.collectionSlugs.map((slug) => ({ list: collectionList(slug), sort: sortKey(product.title) })),
  ];
}
