import {
  categoryPath,
  collectionPath,
  productPath,
  productsSitemapPath,
  RESERVED_SLUGS,
} from '@lapidary/shared/page-paths';
import type { PageParams } from '../src/lib/catalog.ts';
import { categoryList, collectionList } from './catalog-lists.ts';
import type { Ask, Source } from './query-engine/query-engine.ts';
import type { CatalogSnapshot } from './snapshot.ts';

const numbered = (count: unknown, path: (index: number) => string): string[] =>
  Array.from({ length: Number(count) }, (_, index) => path(index));

const pagesOf = (ask: Ask, list: string, path: (page: number) => string): string[] =>
  numbered(ask('pageCount', list), (index) => path(index + 1));

/**
 * What calls for pages, and for which. There is one source for each product and each list, so that an edit leads to a
 * look at its own pages and no others.
 */
export const PAGE_SOURCES = {
  /** Pages that the shop has whatever its catalog. */
  fixedPages: (ask) => ask('fixedPaths') as string[],
  sitemapPages: (ask) => numbered(ask('buckets'), productsSitemapPath),
  categoryPages: (ask, slug) => pagesOf(ask, categoryList(slug), (page) => categoryPath(slug, page)),
  collectionPages: (ask, slug) => pagesOf(ask, collectionList(slug), (page) => collectionPath(slug, page)),
  productPages: (ask, id) => {
    const slug = ask('slugOf', id) as string | null;
    return slug === null ? [] : [productPath(slug)];
  },
} satisfies Record<string, Source>;

type SourceKey = [kind: keyof typeof PAGE_SOURCES, text: string];

/** The sources that a shop has whatever its products. */
export function* shopSources(snapshot: CatalogSnapshot): Generator<SourceKey> {
  yield ['fixedPages', ''];
  yield ['sitemapPages', ''];
  for (const { slug } of snapshot.categories()) yield ['categoryPages', slug];
  for (const { slug } of snapshot.collections()) yield ['collectionPages', slug];
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
const COLLECTION = /^\/collections\/([^/]+)\/(?:page\/(\d+)\/)?$/;
const CATEGORY = /^\/([^/]+)\/(?:page\/(\d+)\/)?$/;
const SITEMAP = /^\/sitemap-(\d+)\.xml$/;

/** The route that a path of the catalog belongs to; null for a fixed page. Whether there is such a page is not asked. */
export function routeOf(path: string): PageRoute | null {
  const product = PRODUCT.exec(path);
  if (product) return { kind: 'product', params: { slug: product[1]! } };
  const collection = COLLECTION.exec(path);
  if (collection) return { kind: 'collection', params: { collection: collection[1]!, page: collection[2] } };
  const sitemap = SITEMAP.exec(path);
  if (sitemap) return { kind: 'sitemap', params: { shard: sitemap[1]! } };
  const category = CATEGORY.exec(path);
  if (!category || RESERVED_SLUGS.includes(category[1]!)) return null;
  return { kind: 'category', params: { category: category[1]!, page: category[2] } };
}
