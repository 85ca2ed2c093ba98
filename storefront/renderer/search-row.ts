import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { slugify } from '@lapidary/shared/page-paths';
import { stockOf } from '../src/features/product/variant-grid.ts';
import type { StoredSearchRow } from '../src/lib/catalog.ts';

/** Imported catalogs have hundreds of tags on a piece; beyond these they are hardly ever what someone types. */
const MAX_TERMS = 16;

/** Sizes are numbers: everyone has the same, and nobody looks for a piece by them. */
const isWord = (term: string): boolean => /\p{Letter}{2}/u.test(term);

const words = (slug: string): string => slug.replaceAll('-', ' ');

/**
 * What the search knows of a piece. Categories and collections are there by slug, so that another title of one does not
 * reach every shard.
 */
export function searchRow(product: PublishedProduct): StoredSearchRow {
  const { slug, title, categorySlug, collectionSlugs, options, tags, variants, vendor } = product;
  const prices = variants.map(({ price }) => price);
  const fromPrice = Math.min(...prices);
  const terms = [
    ...(categorySlug === null ? [] : [words(categorySlug)]),
    ...options.flatMap(({ values }) => values),
    ...collectionSlugs.map(words),
    vendor,
    ...tags,
  ];
  return {
    slug,
    slugFollowsTitle: slugify(title) === slug,
    title,
    fromPrice,
    priceVaries: prices.some((price) => price !== fromPrice),
    soldOut: variants.every((variant) => stockOf(product, variant) === 'sold_out'),
    terms: [...new Set(terms.filter(isWord))].slice(0, MAX_TERMS),
  };
}
