import { hash } from 'node:crypto';
import type { Category } from '@lapidary/shared/catalog/category';
import type { Collection } from '@lapidary/shared/catalog/collection';
import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import type { Store } from '@lapidary/shared/catalog/store';
import { decimalAmount } from '@lapidary/shared/money';
import {
  categoryPath,
  collectionPath,
  collectionsPath,
  editorialPaths,
  filterPath,
  giftsPath,
  homePath,
  productPath,
  slugify,
} from '@lapidary/shared/page-paths';
import { compareValues, FILTER_PAGE_FACETS } from '../src/lib/card-facets.ts';
import type {
  FilterValue,
  ListingCard,
  ListingEntry,
  NavigationEntry,
  PriceSpan,
  ProductCard,
  SitemapEntry,
} from '../src/lib/catalog.ts';
import { priceSpanEnd } from '../src/lib/price-spans.ts';
import { bucketCount, bucketNumber } from './buckets.ts';
import {
  categoryList,
  collectionList,
  EVERYTHING,
  filterList,
  filterLists,
  filterOf,
  NEIGHBOURS,
  PIECES_PER_PAGE,
  PRICE_LISTS,
  priceList,
} from './catalog-lists.ts';
import type { BucketExcerptKind, Excerpts } from './excerpts.ts';
import type { ListedPiece } from './listed-piece.ts';
import type { Ask, Query } from './query-engine/query-engine.ts';
import type { BucketEntry } from './snapshot.ts';

const productOf = (ask: Ask, id: string) => ask('document', id) as PublishedProduct | null;
const idOf = (ask: Ask, slug: string) => ask('productId', slug) as string | null;
const cardsOf = (ask: Ask, ids: unknown) => (ids as string[]).map((id) => ask('card', id) as ProductCard);
const categoriesOf = (ask: Ask) => ask('categoryList') as Category[];
const collectionsOf = (ask: Ask) => ask('collectionList') as Collection[];

/** Slug and title of those of the listings that hold a published product. */
const shownOf = (ask: Ask, listings: (Category | Collection)[], listOf: (slug: string) => string) =>
  listings
    .filter(({ slug }) => ask('isShown', listOf(slug)))
    .map(({ slug, title }): NavigationEntry => ({ slug, title }));

const listingOf = (
  ask: Ask,
  listings: (Category | Collection)[],
  slug: string,
  list: string,
): ListingEntry | null => {
  const listing = listings.find((candidate) => candidate.slug === slug);
  return listing && ask('isShown', list) ? { ...listing, pages: Number(ask('pageCount', list)) } : null;
};

const pathsOf = (ask: Ask, list: string, path: (page: number) => string): string[] =>
  Array.from({ length: Number(ask('pageCount', list)) }, (_, index) => path(index + 1));

/** Paths of all pages of a category's metals and stones. */
export const filterPathsOf = (ask: Ask, category: string): string[] =>
  (ask('filterValues', category) as FilterValue[]).flatMap(({ facet, slug }) =>
    pathsOf(ask, filterList(category, facet, slug), (page) => filterPath(category, facet, slug, page)),
  );

/** A part of the catalog that stays the same part: bucket `bucket`, from 0, of as many as `buckets` says. */
const askBucket = (ask: Ask, kind: string, text: string, bucket: number) =>
  ask(kind, text, bucketNumber(Number(ask('buckets')), bucket));

const bucketOf = (ask: Ask, bucket: number) => askBucket(ask, 'bucketEntries', '', bucket) as BucketEntry[];

const excerptsOf = <Kind extends BucketExcerptKind>(ask: Ask, kind: Kind, bucket: number) =>
  askBucket(ask, 'excerpts', kind, bucket) as Excerpts[Kind][];

/**
 * What is printed together of what is said of the shop: a new announcement is nothing to a sitemap, a new name nothing to
 * the search.
 */
export const STORE_PARTS = {
  address: ['url', 'locale', 'languages'],
  name: ['name'],
  currency: ['currency'],
  /** On every page for people. */
  notices: ['contact', 'announcement'],
} as const satisfies Record<string, readonly (keyof Store)[]>;
type StorePart = keyof typeof STORE_PARTS;

/**
 * The questions that pages may ask, in the order in which they build on each other. An answer holds no more than pages
 * print of it: a change beyond that is cut off here, and no page is rendered for it.
 */
export const CATALOG_QUERIES = {
  /** Part of what is said of the shop, by its name. */
  storePart: (ask, part) => {
    const store = ask('store') as Store;
    return Object.fromEntries(STORE_PARTS[part as StorePart].map((fact) => [fact, store[fact] ?? null]));
  },
  /** The list that a product's page goes through for related pieces. */
  listOf: (ask, id) => {
    const slug = productOf(ask, id)?.categorySlug;
    return slug ? categoryList(slug) : null;
  },
  pieces: (ask, list) => Number(ask('count', list)),
  isShown: (ask, list) => Number(ask('pieces', list)) > 0,
  pageCount: (ask, list) => Math.ceil(Number(ask('pieces', list)) / PIECES_PER_PAGE),
  listPage: (ask, list, page) => {
    const filter = filterOf(list);
    return (ask('slice', list, page - 1) as string[]).map((id): ListingCard => {
      const { card, pictures } = ask('listed', id) as ListedPiece;
      return filter === undefined ? card : { ...card, ...pictures[filter] };
    });
  },
  cover: (ask, list) => {
    const [first] = ask('slice', list, 0) as string[];
    return first === undefined ? null : (ask('card', first) as ProductCard).image;
  },
  /** How the first piece of a filter list spells its value. */
  filterTitle: (ask, list) => {
    const [facet, value] = list.split(':').slice(2) as ['metal' | 'stone', string];
    const [first] = ask('slice', list, 0) as string[];
    if (first === undefined) return value;
    const { card } = ask('listed', first) as ListedPiece;
    return card.facets[facet].find((title) => slugify(title) === value) ?? value;
  },
  filterValues: (ask, category) => {
    const names = (ask('lists', filterLists(category)) as string[]).map((list) => list.split(':'));
    return FILTER_PAGE_FACETS.flatMap((facet) => {
      const values = names.filter((name) => name[2] === facet).map((name) => name[3]!);
      if (values.length < 2) return [];
      return values
        .map((slug): FilterValue => {
          return { facet, slug, title: String(ask('filterTitle', filterList(category, facet, slug))) };
        })
        .sort((a, b) => compareValues(a.title, b.title));
    });
  },
  currency: (ask) => (ask('store') as Store).currency,
  priceSpans: (ask) => {
    const starts = (ask('lists', PRICE_LISTS) as string[]).map((list) =>
      Number(list.slice(PRICE_LISTS.length)),
    );
    if (starts.length < 2) return [];
    const currency = String(ask('currency'));
    const decimal = (amount: number) => String(Number(decimalAmount({ amount, currency })));
    return starts
      .sort((a, b) => a - b)
      .map((start): PriceSpan => {
        const end = priceSpanEnd(start);
        return { slug: `${decimal(start)}-${decimal(end)}`, start, end };
      });
  },
  priceSpanCards: (ask, _text, start) => cardsOf(ask, ask('newest', priceList(start))),
  navigation: (ask) => shownOf(ask, categoriesOf(ask), categoryList),
  category: (ask, slug) => listingOf(ask, categoriesOf(ask), slug, categoryList(slug)),
  collections: (ask) => shownOf(ask, collectionsOf(ask), collectionList),
  hasCollections: (ask) => (ask('collections') as NavigationEntry[]).length > 0,
  collection: (ask, slug) => listingOf(ask, collectionsOf(ask), slug, collectionList(slug)),
  collectionTitle: (ask, slug) =>
    collectionsOf(ask).find((candidate) => candidate.slug === slug)?.title ?? null,
  product: (ask, slug) => {
    const id = idOf(ask, slug);
    return id === null ? null : productOf(ask, id);
  },
  collectionsOf: (ask, slug) => {
    const id = idOf(ask, slug);
    const slugs = (id !== null && productOf(ask, id)?.collectionSlugs) || [];
    return slugs.flatMap((collection): NavigationEntry[] => {
      const title = ask('collectionTitle', collection) as string | null;
      return title === null ? [] : [{ slug: collection, title }];
    });
  },
  related: (ask, slug) => {
    const id = idOf(ask, slug);
    const list = id === null ? null : (ask('listOf', id) as string | null);
    return list === null ? [] : cardsOf(ask, ask('following', `${list} ${id}`, NEIGHBOURS));
  },
  featured: (ask) => cardsOf(ask, ask('last', EVERYTHING)),
  buckets: (ask) => bucketCount(Number(ask('count', EVERYTHING))),
  productsSitemap: (ask, _text, bucket) =>
    bucketOf(ask, bucket).map(
      ({ slug, publishedAt }): SitemapEntry => ({
        path: productPath(slug),
        changedAt: new Date(publishedAt).toISOString(),
      }),
    ),
  /** Without the time of publishing: a product that is published again as it was changes nothing above. */
  bucketIds: (ask, _text, bucket) => bucketOf(ask, bucket).map(({ id }) => id),
  searchRows: (ask, _text, bucket) => excerptsOf(ask, 'searchRow', bucket),
  searchPictures: (ask, _text, bucket) => excerptsOf(ask, 'searchPicture', bucket),
  searchPieces: (ask, _text, bucket) =>
    hash('sha256', (ask('bucketIds', '', bucket) as string[]).join(' '), 'base64url').slice(0, 8),
  /** With categories by slug. */
  feedEntries: (ask, _text, bucket) => excerptsOf(ask, 'feedEntry', bucket),
  categoryTitle: (ask, slug) => categoriesOf(ask).find((candidate) => candidate.slug === slug)?.title ?? null,
  listingsSitemap: (ask) => [
    homePath(),
    ...editorialPaths(),
    ...(ask('navigation') as NavigationEntry[]).flatMap(({ slug }) =>
      pathsOf(ask, categoryList(slug), (page) => categoryPath(slug, page)),
    ),
    ...(ask('navigation') as NavigationEntry[]).flatMap(({ slug }) => filterPathsOf(ask, slug)),
    ...(ask('priceSpans') as PriceSpan[]).map(({ slug }) => giftsPath(slug)),
    ...(ask('hasCollections') ? [collectionsPath()] : []),
    ...(ask('collections') as NavigationEntry[]).flatMap(({ slug }) =>
      pathsOf(ask, collectionList(slug), (page) => collectionPath(slug, page)),
    ),
  ],
} satisfies Record<string, Query>;
