import type { Category } from '@lapidary/shared/catalog/category';
import type { Collection } from '@lapidary/shared/catalog/collection';
import type { DeliveryTerm } from '@lapidary/shared/catalog/delivery-term';
import type { Image, PublishedProduct } from '@lapidary/shared/catalog/product';
import type { Store } from '@lapidary/shared/catalog/store';
import type { Language } from '@lapidary/shared/languages';
import type {
  CatalogReader,
  FeedEntry,
  FilterValue,
  ListingCard,
  ListingEntry,
  NavigationEntry,
  PageParams,
  PreviewNote,
  PriceSpan,
  ProductCard,
  SitemapEntry,
  StoredSearchRow,
} from '../src/lib/catalog.ts';
import { catalogInputs, writeProduct } from './catalog-inputs.ts';
import { categoryList, collectionList, filterList } from './catalog-lists.ts';
import {
  allSources,
  PAGE_SOURCES,
  productSourcesIn,
  routeOf,
  type SourceKey,
  shopSources,
} from './catalog-pages.ts';
import { CATALOG_QUERIES, STORE_PARTS } from './catalog-queries.ts';
import { type Plan, QueryEngine } from './query-engine/query-engine.ts';
import type { GraphRecords } from './query-engine/query-graph.ts';
import type { CatalogSnapshot } from './snapshot.ts';

/** A store that is asked for as it is read, so that a page depends on those parts of it alone that it prints. */
function storeOf(ask: (part: string) => Partial<Store>): Store {
  const facts = Object.entries(STORE_PARTS).flatMap(([part, names]) =>
    names.map((fact) => [fact, { enumerable: true, get: () => ask(part)[fact] ?? undefined }]),
  );
  return Object.defineProperties({}, Object.fromEntries(facts)) as Store;
}

/**
 * The catalog reader over a snapshot. What a page asks while it renders is recorded with the snapshot, so that a
 * later change of the catalog leads to exactly the pages that show something else for it.
 */
export class RecordedCatalogReader implements CatalogReader {
  readonly #snapshot: CatalogSnapshot;
  readonly #engine: QueryEngine;
  readonly preview: PreviewNote | null = null;
  #narrowedTo: ReadonlySet<string> | null = null;
  #fixedPaths: readonly string[] = [];
  readonly #store: Store;

  /** @param graph where the reads are recorded, when that is not with the snapshot. */
  constructor(snapshot: CatalogSnapshot, graph = snapshot.graph) {
    this.#snapshot = snapshot;
    this.#engine = new QueryEngine(
      graph,
      catalogInputs(snapshot, () => this.#fixedPaths),
      CATALOG_QUERIES,
      PAGE_SOURCES,
    );
    this.#store = storeOf((part) => this.#engine.ask('storePart', part) as Partial<Store>);
  }

  /** Asked for part by part, as it is read. */
  store = () => this.#store;
  delivery = () => this.#engine.ask('delivery') as DeliveryTerm[];
  navigation = () => this.#engine.ask('navigation') as NavigationEntry[];
  category = (slug: string) => this.#engine.ask('category', slug) as ListingEntry | null;
  pieces = (slug: string) => this.#engine.ask('pieces', categoryList(slug)) as number;
  categoryPage = (slug: string, page: number) =>
    this.#engine.ask('listPage', categoryList(slug), page) as ListingCard[];
  categoryCover = (slug: string) => this.#engine.ask('cover', categoryList(slug)) as Image | null;
  filterValues = (category: string) => this.#engine.ask('filterValues', category) as FilterValue[];
  filterTitle = (category: string, facet: string, value: string) =>
    this.#engine.ask('filterTitle', filterList(category, facet, value)) as string;
  filterPages = (category: string, facet: string, value: string) =>
    this.#engine.ask('pageCount', filterList(category, facet, value)) as number;
  filterPieces = (category: string, facet: string, value: string) =>
    this.#engine.ask('pieces', filterList(category, facet, value)) as number;
  filterPage = (category: string, facet: string, value: string, page: number) =>
    this.#engine.ask('listPage', filterList(category, facet, value), page) as ListingCard[];
  priceSpans = () => this.#engine.ask('priceSpans') as PriceSpan[];
  priceSpanCards = (start: number) => this.#engine.ask('priceSpanCards', '', start) as ProductCard[];
  hasCollections = () => this.#engine.ask('hasCollections') as boolean;
  collections = () => this.#engine.ask('collections') as NavigationEntry[];
  collection = (slug: string) => this.#engine.ask('collection', slug) as ListingEntry | null;
  collectionPieces = (slug: string) => this.#engine.ask('pieces', collectionList(slug)) as number;
  collectionPage = (slug: string, page: number) =>
    this.#engine.ask('listPage', collectionList(slug), page) as ListingCard[];
  collectionCover = (slug: string) => this.#engine.ask('cover', collectionList(slug)) as Image | null;
  product = (slug: string) => this.#engine.ask('product', slug) as PublishedProduct | null;
  collectionsOf = (slug: string) => this.#engine.ask('collectionsOf', slug) as NavigationEntry[];
  related = (slug: string) => this.#engine.ask('related', slug) as ProductCard[];
  featured = () => this.#engine.ask('featured') as ProductCard[];
  buckets = () => this.#engine.ask('buckets') as number;
  listingsSitemap = () => this.#engine.ask('listingsSitemap') as string[];
  productsSitemap = (bucket: number) => this.#engine.ask('productsSitemap', '', bucket) as SitemapEntry[];
  searchRows = (bucket: number) => this.#engine.ask('searchRows', '', bucket) as StoredSearchRow[];
  searchPictures = (bucket: number) => this.#engine.ask('searchPictures', '', bucket) as string[];
  searchPieces = (bucket: number) => this.#engine.ask('searchPieces', '', bucket) as string;

  feedEntries(bucket: number): FeedEntry[] {
    const entries = this.#engine.ask('feedEntries', '', bucket) as (FeedEntry | null)[];
    const titles = new Map<string, string | null>();
    const titleOf = (slug: string): string | null => {
      if (!titles.has(slug)) titles.set(slug, this.#engine.ask('categoryTitle', slug) as string | null);
      return titles.get(slug)!;
    };
    return entries.flatMap((entry) =>
      entry ? [{ ...entry, category: entry.category && titleOf(entry.category) }] : [],
    );
  }

  pages<Kind extends keyof PageParams>(kind: Kind): PageParams[Kind][] {
    return [...(this.#narrowedTo ?? this.paths())]
      .map(routeOf)
      .filter((route) => route?.kind === kind)
      .map((route) => route!.params as PageParams[Kind]);
  }

  /** Paths of every page of the site; costs as much as there are. A publish gets by with `plan`. */
  paths(): string[] {
    const paths = new Set<string>();
    for (const [kind, text] of allSources(this.#snapshot)) {
      for (const path of this.#engine.ask(kind, text) as string[]) paths.add(path);
    }
    return [...paths];
  }

  /** Names the pages that there are whatever the catalog. They change with the templates: call `forgetAllPages` then. */
  setFixedPaths(paths: readonly string[]): void {
    this.#fixedPaths = paths;
  }

  /** Limits `pages` to the given paths; null lifts the limit. */
  narrow(paths: ReadonlySet<string> | null): void {
    this.#narrowedTo = paths;
  }

  /** Takes in what the database says of the shop itself, its categories, its collections and its ways of delivery. */
  putShop(
    store: Store,
    categories: readonly Category[],
    collections: readonly Collection[],
    delivery: readonly DeliveryTerm[] = [],
  ): void {
    const snapshot = this.#snapshot;
    const isSame = (before: unknown, after: unknown) => JSON.stringify(before) === JSON.stringify(after);
    if (!isSame(snapshot.delivery(), delivery)) {
      snapshot.putDelivery(delivery);
      this.#engine.touch('delivery');
    }
    const changed = {
      store: snapshot.getMeta('store') !== JSON.stringify(store),
      categories: !isSame(snapshot.categories(), categories),
      collections: !isSame(snapshot.collections(), collections),
    };
    if (!changed.store && !changed.categories && !changed.collections) return;
    const sources = [...shopSources(snapshot)];
    const languages = snapshot.otherLanguages();
    if (changed.store) {
      snapshot.putStore(store);
      this.#engine.touch('store');
    }
    if (changed.categories) {
      snapshot.putCategories(categories);
      this.#engine.touch('categoryList');
    }
    if (changed.collections) {
      snapshot.putCollections(collections);
      this.#engine.touch('collectionList');
    }
    this.#replaceSources(sources, languages);
  }

  /** Brings the sources that follow from the shop itself up to the snapshot, given what they were. */
  #replaceSources(sources: readonly SourceKey[], languages: readonly Language[]): void {
    const snapshot = this.#snapshot;
    // The last word about a source counts.
    for (const source of sources) this.#engine.removeSource(...source);
    for (const source of shopSources(snapshot)) this.#engine.addSource(...source);
    const now = snapshot.otherLanguages();
    for (const language of languages.filter((other) => !now.includes(other))) {
      for (const source of productSourcesIn(snapshot, language)) this.#engine.removeSource(...source);
    }
    for (const language of now.filter((other) => !languages.includes(other))) {
      for (const source of productSourcesIn(snapshot, language)) this.#engine.addSource(...source);
    }
  }

  /** @param publishedAt when the revision was made, milliseconds since 1970. */
  putProduct(product: PublishedProduct, revisionId: string, publishedAt: number): void {
    writeProduct(this.#snapshot, this.#engine, product.id, { product, publishedAt });
    this.#snapshot.setRevision(product.id, revisionId);
  }

  /** The revision that a product was last put in from, or null when it is not here. */
  revisionOf(id: string): string | null {
    return this.#snapshot.revisionOf(id);
  }

  removeProduct(id: string): void {
    writeProduct(this.#snapshot, this.#engine, id, null);
  }

  productIds(): string[] {
    return this.#snapshot.lists.productIds();
  }

  /**
   * Takes in what has changed. Renders of the pages that changed or were added must follow, through `record`, before
   * the snapshot is committed.
   */
  plan(): Plan {
    return this.#engine.plan();
  }

  /** Renders a page and records what it asks. */
  async record<Result>(path: string, render: () => Promise<Result>): Promise<Result> {
    return await this.#engine.record(path, render);
  }

  /** How many answers `takeRecords` would give away. */
  get untaken(): number {
    return this.#snapshot.graph.inserted;
  }

  /** What has been recorded since it was last taken, for the graph of the process that publishes; here it is forgotten. */
  takeRecords(): GraphRecords {
    const records = this.#snapshot.graph.records();
    this.#engine.reset();
    this.#snapshot.graph.clear();
    return records;
  }

  /** Forgets what every page asked, and that there are any: the next plan adds them all. */
  forgetAllPages(): void {
    this.#engine.reset();
    this.#snapshot.graph.clear();
    for (const source of allSources(this.#snapshot)) this.#engine.addSource(...source);
  }

  /** Call it after the snapshot was rolled back. */
  reset(): void {
    this.#engine.reset();
  }
}
