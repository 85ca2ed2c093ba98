import { categoryPath, productPath, RESERVED_SLUGS } from '@lapidary/shared/page-paths';
import type { PageParams } from '../src/lib/catalog.ts';
import type { Source } from './query-engine/query-engine.ts';
import type { CatalogSnapshot } from './snapshot.ts';

/**
 * What calls for pages, and for which. There is one source for each product and each list, so that an edit leads to a
 * look at its own pages and no others.
 */
export const PAGE_SOURCES = {
  /** Pages that the shop has whatever its catalog. */
  fixedPages: (ask) => ask('fixedPaths') as string[],
  categoryPages: (ask, slug) =>
    Array.from({ length: Number(ask('pageCount', slug)) }, (_, index) => categoryPath(slug, index + 1)),
  productPages: (ask, id) => {
    const slug = ask('slugOf', id) as string | null;
    return slug === null ? [] : [productPath(slug)];
  },
} satisfies Record<string, Source>;

type SourceKey = [kind: keyof typeof PAGE_SOURCES, text: string];

/** The sources that a shop has whatever its products. */
export function* shopSources(snapshot: CatalogSnapshot): Generator<SourceKey> {
  yield ['fixedPages', ''];
  for (const { slug } of snapshot.categories()) yield ['categoryPages', slug];
}

export const productSource = (id: string): SourceKey => ['productPages', id];

/** Every source of the snapshot. */
export function* allSources(snapshot: CatalogSnapshot): Generator<SourceKey> {
  yield* shopSources(snapshot);
  for (const id of snapshot.productIds()) yield productSource(id);
}

/** What kind of page a path leads to, and with which parameters of its route. */
type PageRoute = {
  [Kind in keyof PageParams]: { kind: Kind; params: PageParams[Kind] };
}[keyof PageParams];

const PRODUCT = /^\/products\/([^/]+)\/$/;
const LISTING = /^\/([^/]+)\/(?:page\/(\d+)\/)?$/;

/** The route that a path of the catalog belongs to; null for a fixed page. Whether there is such a page is not asked. */
export function routeOf(path: string): PageRoute | null {
  const product = PRODUCT.exec(path);
  if (product) return { kind: 'product', params: { slug: product[1]! } };
  const listing = LISTING.exec(path);
  if (!listing || RESERVED_SLUGS.includes(listing[1]!)) return null;
  return { kind: 'category', params: { category: listing[1]!, page: listing[2] } };
}
