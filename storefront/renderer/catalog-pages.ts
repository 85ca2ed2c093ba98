import {
  categoryPath,
  collectionPath,
  giftsPath,
  googleFeedPath,
  inLanguage,
  productPath,
  productsSitemapPath,
  RESERVED_SLUGS,
  searchPicturesPath,
  searchShardPath,
  shopperPaths,
  splitLanguage,
} from '@lapidary/shared/page-paths';
import { FILTER_PAGE_FACETS } from '../src/lib/card-facets.ts';
import type { CatalogRoute, PageParams, PriceSpan } from '../src/lib/catalog.ts';
import { categoryList, collectionList } from './catalog-lists.ts';
import { filterPathsOf } from './catalog-queries.ts';
import type { Ask, Source } from './query-engine/query-engine.ts';
import type { CatalogSnapshot } from './snapshot.ts';

const numbered = (count: unknown, path: (index: number) => string): string[] =>
  Array.from({ length: Number(count) }, (_, index) => path(index));

const pagesOf = (ask: Ask, list: string, path: (page: number) => string): string[] =>
  numbered(ask('pageCount', list), (index) => path(index + 1));

/** The text of a source whose pages are in another language than the shop's first: the language, then what it is for. */
const splitText = (text: string): { language: string; name: string } => {
  const [name = '', language = ''] = text.split(' ').reverse();
  return { language, name };
};

/**
 * What calls for pages, and for which. There is one source for each product and each list in each language, so that an
 * edit leads to a look at its own pages and no others.
 */
export const PAGE_SOURCES = {
  /** Pages that the shop has whatever its catalog. In its first language they are those of the templates. */
  fixedPages: (ask, language) =>
    language === ''
      ? (ask('fixedPaths') as string[])
      : shopperPaths().map((path) => inLanguage(path, language)),
  sitemapPages: (ask) => numbered(ask('buckets'), productsSitemapPath),
  searchPages: (ask) =>
    [searchShardPath, searchPicturesPath].flatMap((path) => numbered(ask('buckets'), path)),
  /** The feed's first part is there whatever the catalog: it is one of the fixed pages. */
  feedPages: (ask) => numbered(Number(ask('buckets')) - 1, (index) => googleFeedPath(index + 1)),
  categoryPages: (ask, text) => {
    const { language, name } = splitText(text);
    return pagesOf(ask, categoryList(name), (page) => inLanguage(categoryPath(name, page), language));
  },
  filterPages: (ask, text) => {
    const { language, name } = splitText(text);
    return filterPathsOf(ask, name).map((path) => inLanguage(path, language));
  },
  giftPages: (ask, language) =>
    (ask('priceSpans') as PriceSpan[]).map(({ slug }) => inLanguage(giftsPath(slug), language)),
  collectionPages: (ask, text) => {
    const { language, name } = splitText(text);
    return pagesOf(ask, collectionList(name), (page) => inLanguage(collectionPath(name, page), language));
  },
  productPages: (ask, text) => {
    const { language, name } = splitText(text);
    const slug = ask('slugOf', name) as string | null;
    return slug === null ? [] : [inLanguage(productPath(slug), language)];
  },
} satisfies Record<string, Source>;

/** A source: what calls for pages, and for which. */
export type SourceKey = [kind: keyof typeof PAGE_SOURCES, text: string];

/** How the languages of the shop are named in the texts of sources: the first one has none. */
const languagePrefixes = (snapshot: CatalogSnapshot): string[] => [
  '',
  ...snapshot.otherLanguages().map((language) => `${language} `),
];

/** The sources that a shop has whatever its products. */
export function* shopSources(snapshot: CatalogSnapshot): Generator<SourceKey> {
  yield ['sitemapPages', ''];
  yield ['searchPages', ''];
  yield ['feedPages', ''];
  for (const prefix of languagePrefixes(snapshot)) {
    yield ['fixedPages', prefix.trim()];
    yield ['giftPages', prefix.trim()];
    for (const { slug } of snapshot.categories()) {
      yield ['categoryPages', prefix + slug];
      yield ['filterPages', prefix + slug];
    }
    for (const { slug } of snapshot.collections()) yield ['collectionPages', prefix + slug];
  }
}

export const productSources = (snapshot: CatalogSnapshot, id: string): SourceKey[] =>
  languagePrefixes(snapshot).map((prefix) => ['productPages', prefix + id]);

/** The sources of all products in one of the other languages. */
export function* productSourcesIn(snapshot: CatalogSnapshot, language: string): Generator<SourceKey> {
  for (const id of snapshot.lists.productIds()) yield ['productPages', `${language} ${id}`];
}

/** Every source of the snapshot. */
export function* allSources(snapshot: CatalogSnapshot): Generator<SourceKey> {
  yield* shopSources(snapshot);
  const prefixes = languagePrefixes(snapshot);
  for (const id of snapshot.lists.productIds())
    for (const prefix of prefixes) yield ['productPages', prefix + id];
}

/** What kind of page a path leads to, and with which parameters of its route. */
type PageRoute =
  | CatalogRoute
  | { [Kind in keyof PageParams]: { kind: Kind; params: PageParams[Kind] } }[keyof PageParams];

const PRODUCT = /^\/products\/([^/]+)\/$/;
const COLLECTION = /^\/collections\/([^/]+)\/(?:page\/(\d+)\/)?$/;
const FILTER = new RegExp(`^/([^/]+)/(${FILTER_PAGE_FACETS.join('|')})/([^/]+)/(?:page/(\\d+)/)?$`);
const GIFTS = /^\/gifts\/([^/]+)\/$/;
const CATEGORY = /^\/([^/]+)\/(?:page\/(\d+)\/)?$/;
/** Parts of the site that go by bucket. */
const SHARDS = [
  ['sitemap', /^\/sitemap-(\d+)\.xml$/],
  ['search', /^\/search\/(\d+)\.json$/],
  ['searchPictures', /^\/search\/pictures\/(\d+)\.json$/],
  ['feed', /^\/feeds\/google-(\d+)\.xml$/],
] as const;

/** The route that a path of the catalog belongs to; null for a fixed page. Whether there is such a page is not asked. */
export function routeOf(path: string): PageRoute | null {
  const { path: plain, language } = splitLanguage(path);
  if (language === '') return untranslatedRouteOf(path);
  const route = untranslatedRouteOf(plain);
  return { kind: 'translated', params: { language, path: plain, route: isOfCatalog(route) ? route : null } };
}

const isOfCatalog = (route: PageRoute | null): route is CatalogRoute =>
  route !== null && ['product', 'category', 'filter', 'gifts', 'collection'].includes(route.kind);

function untranslatedRouteOf(path: string): PageRoute | null {
  const product = PRODUCT.exec(path);
  if (product) return { kind: 'product', params: { slug: product[1]! } };
  const collection = COLLECTION.exec(path);
  if (collection) return { kind: 'collection', params: { collection: collection[1]!, page: collection[2] } };
  const span = GIFTS.exec(path)?.[1];
  if (span !== undefined) return { kind: 'gifts', params: { span } };
  for (const [kind, pattern] of SHARDS) {
    const shard = pattern.exec(path)?.[1];
    if (shard !== undefined) return { kind, params: { shard } };
  }
  const filter = FILTER.exec(path);
  if (filter && !RESERVED_SLUGS.includes(filter[1]!)) {
    const [, category = '', facet = '', value = '', page] = filter;
    return { kind: 'filter', params: { category, facet, value, page } };
  }
  const category = CATEGORY.exec(path);
  if (!category || RESERVED_SLUGS.includes(category[1]!)) return null;
  return { kind: 'category', params: { category: category[1]!, page: category[2] } };
}
