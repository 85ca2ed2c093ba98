import type { Category } from '@lapidary/shared/catalog/category';
import type { Collection } from '@lapidary/shared/catalog/collection';
import type { DeliveryTerm } from '@lapidary/shared/catalog/delivery-term';
import type { Image, PublishedProduct, Variant } from '@lapidary/shared/catalog/product';
import type { Store } from '@lapidary/shared/catalog/store';
import type { CardFacets, FilterPageFacet } from './card-facets.ts';
import type { MetalColour } from './metal-colour.ts';

/** A category or a collection where it is linked to. */
export interface NavigationEntry {
  slug: string;
  title: string;
}

/** A category or a collection as its listing shows it. */
export type ListingEntry = (Category | Collection) & {
  /** Pages of its listing, at least 1. */
  pages: number;
};

/** What a page shows the pieces of: one metal or stone of a category. */
export interface FilterValue {
  facet: FilterPageFacet;
  slug: string;
  /** As merchants write it. */
  title: string;
}

/** A page of pieces within a span of prices. */
export interface PriceSpan {
  /** `200-500`, in whole units of the shop's currency. */
  slug: string;
  /** Minor units of the shop's currency; `end` is beyond the span. */
  start: number;
  end: number;
}

/** A page in a sitemap. */
export interface SitemapEntry {
  path: string;
  /** ISO date and time at which it last changed, if that is known. */
  changedAt?: string;
}

/** What a product card shows. */
export interface ProductCard {
  id: string;
  slug: string;
  title: string;
  image: Image | null;
  /** Shown when somebody points at the card. */
  hoverImage: Image | null;
  /** Lowest variant price, minor units of the shop's currency. */
  fromPrice: number;
  /** Not all variants cost the same: show "from". */
  priceVaries: boolean;
  /** Compare-at price of the cheapest variant, if it has one. */
  compareAtPrice: number | null;
  soldOut: boolean;
  /** Not sold out, and only a few are left of every variant that is not. */
  low: boolean;
}

/** A metal that a card can show its piece in. */
export interface Swatch {
  /** As `filterName` has it. */
  name: string;
  /** As the piece's option spells it. */
  title: string;
  colour: MetalColour;
  /** The card's own picture is of this one. */
  shown: boolean;
}

/** A card in a listing, where it can be filtered. */
export interface ListingCard extends ProductCard {
  facets: CardFacets;
  /** Two or more, or none: metals to choose from, of each of which there is a picture. */
  swatches: Swatch[];
}

/** A piece as the search knows it. */
export interface SearchRow {
  slug: string;
  title: string;
  /** Lowest variant price, minor units of the shop's currency. */
  fromPrice: number;
  priceVaries: boolean;
  soldOut: boolean;
  /** Words by which it is found beside those of its title. */
  terms: string[];
}

/** One that knows whether its slug is what its title gives: a part of the search says so of some five hundred. */
export type StoredSearchRow = SearchRow & { slugFollowsTitle: boolean };

/** A piece as feeds list it. */
export interface FeedEntry {
  id: string;
  slug: string;
  title: string;
  /** Its description as plain text, shortened. */
  text: string;
  brand: string;
  /** Title of its category, if it has one. */
  category: string | null;
  /** Paths of its pictures, the first one first. */
  pictures: string[];
  /** Names of its options. */
  options: string[];
  variants: FeedVariant[];
}

export type FeedVariant = Pick<
  Variant,
  'id' | 'sku' | 'optionValues' | 'price' | 'compareAtPrice' | 'barcode'
> & { soldOut: boolean };

/** A page of the catalog for shoppers, with the parameters of its route. */
export type CatalogRoute = {
  [Kind in CatalogKind]: { kind: Kind; params: PageParams[Kind] };
}[CatalogKind];

type CatalogKind = 'category' | 'filter' | 'gifts' | 'collection' | 'product';

/** Route parameters by kind of page, for `getStaticPaths`. */
export interface PageParams {
  category: { category: string; page: string | undefined };
  filter: { category: string; facet: string; value: string; page: string | undefined };
  gifts: { span: string };
  collection: { collection: string; page: string | undefined };
  product: { slug: string };
  /** A sitemap of products, by the number of its bucket. */
  sitemap: { shard: string };
  /** Words and prices for the search, by the number of their bucket; so are the pictures. */
  search: { shard: string };
  searchPictures: { shard: string };
  /** A part of the feed for Google beyond the first. */
  feed: { shard: string };
  /** A page in another language than the shop's first: the path of its twin there, and its route if it is of the catalog. */
  translated: { language: string; path: string; route: CatalogRoute | null };
}

/** Says that a page shows a draft, to those who have a link to it. */
export interface PreviewNote {
  /** ISO date and time at which the link expires. */
  expiresAt: string;
}

/**
 * All that pages may know of the catalog. Every method is a query whose reads are recorded while a page renders;
 * pages are pure functions of these answers: no clock, no random value, no other source.
 */
export interface CatalogReader {
  /** null on the site itself. No query: it is one and the same for all that a reader is asked for. */
  readonly preview: PreviewNote | null;
  store(): Store;
  /** Ways of delivery, in the order in which they are offered. */
  delivery(): DeliveryTerm[];
  /** Categories in their order; those without a published product are left out. */
  navigation(): NavigationEntry[];
  /** @returns null for a category that is unknown or has no published product. */
  category(slug: string): ListingEntry | null;
  /** Published products in a category. A question of its own: few pages show it, and it changes often. */
  pieces(slug: string): number;
  /** Cards of listing page `page` (from 1). */
  categoryPage(slug: string, page: number): ListingCard[];
  /** The picture that stands for a category: that of its first piece. */
  categoryCover(slug: string): Image | null;
  /** The metals and stones of a category that have a page: those of which there are several. */
  filterValues(category: string): FilterValue[];
  /** A value as the first of its pieces spells it. */
  filterTitle(category: string, facet: string, value: string): string;
  /** Pages of the pieces with a value, at least 1. */
  filterPages(category: string, facet: string, value: string): number;
  filterPieces(category: string, facet: string, value: string): number;
  /** Cards of page `page` (from 1) of the pieces with a value. */
  filterPage(category: string, facet: string, value: string, page: number): ListingCard[];
  /** Spans of prices that hold a piece, the lowest first; none when there is only one. */
  priceSpans(): PriceSpan[];
  /** The newest pieces within a span, given where it starts. */
  priceSpanCards(start: number): ProductCard[];
  /** Whether `collections` has any: what the navigation asks, so that pages are not rendered for more. */
  hasCollections(): boolean;
  /** Collections in their order; those without a published product are left out. */
  collections(): NavigationEntry[];
  /** @returns null for a collection that is unknown or has no published product. */
  collection(slug: string): ListingEntry | null;
  /** Published products in a collection. */
  collectionPieces(slug: string): number;
  /** Cards of page `page` (from 1) of a collection, by title. */
  collectionPage(slug: string, page: number): ListingCard[];
  /** The picture that stands for a collection: that of its first piece. */
  collectionCover(slug: string): Image | null;
  /** @returns null for a product that is not published. */
  product(slug: string): PublishedProduct | null;
  /** The collections that a product is in. */
  collectionsOf(slug: string): NavigationEntry[];
  /** Up to four others of the same category, never the product itself. */
  related(slug: string): ProductCard[];
  /** Newest products, for the home page. */
  featured(): ProductCard[];
  /** How many buckets the products are divided into: a power of two, so that it seldom changes. */
  buckets(): number;
  /** Paths of home page, listings and the shop's own texts, for the sitemap. */
  listingsSitemap(): string[];
  /** Pages of the products in a bucket (from 0), for the sitemap. */
  productsSitemap(bucket: number): SitemapEntry[];
  /** What the search knows of the products in a bucket (from 0). */
  searchRows(bucket: number): StoredSearchRow[];
  /** The first picture of each piece in a bucket, in the order of `searchRows`. */
  searchPictures(bucket: number): string[];
  /** Which pieces `searchRows` and `searchPictures` of a bucket are about: another text for others. */
  searchPieces(bucket: number): string;
  /** What is published of the products in a bucket (from 0), for feeds. */
  feedEntries(bucket: number): FeedEntry[];
  /** Parameters of the pages of one kind; a publish narrows them to the pages that it renders. */
  pages<Kind extends keyof PageParams>(kind: Kind): PageParams[Kind][];
}

const READER = Symbol.for('lapidary.catalog-reader');

/**
 * The reader that the process rendering the pages has installed: `astro build` and `astro dev` through the
 * integration in `renderer/`, the publisher itself. It lives outside the bundle so that data never changes code.
 */
export function catalog(): CatalogReader {
  const reader = (globalThis as { [READER]?: CatalogReader })[READER];
  if (!reader)
    throw new Error('no catalog reader is installed: pages render only inside astro or the publisher');
  return reader;
}

/** Makes `reader` the source of every page rendered in this process from now on. */
export function installCatalogReader(reader: CatalogReader): void {
  (globalThis as { [READER]?: CatalogReader })[READER] = reader;
}
