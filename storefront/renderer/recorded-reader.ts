import type { Category } from '@lapidary/shared/catalog/category';
import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import type { Store } from '@lapidary/shared/catalog/store';
import type {
  CatalogReader,
  CategoryEntry,
  NavigationEntry,
  PageParams,
  PreviewNote,
  ProductCard,
} from '../src/lib/catalog.ts';
import { catalogInputs, writeProduct } from './catalog-inputs.ts';
import { allSources, PAGE_SOURCES, routeOf, shopSources } from './catalog-pages.ts';
import { CATALOG_QUERIES } from './catalog-queries.ts';
import { type Plan, QueryEngine } from './query-engine/query-engine.ts';
import type { CatalogSnapshot } from './snapshot.ts';

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

  /** @param graph where the reads are recorded, when that is not with the snapshot. */
  constructor(snapshot: CatalogSnapshot, graph = snapshot.graph) {
    this.#snapshot = snapshot;
    this.#engine = new QueryEngine(
      graph,
      catalogInputs(snapshot, () => this.#fixedPaths),
      CATALOG_QUERIES,
      PAGE_SOURCES,
    );
  }

  store = () => this.#engine.ask('store') as Store;
  navigation = () => this.#engine.ask('navigation') as NavigationEntry[];
  category = (slug: string) => this.#engine.ask('category', slug) as CategoryEntry | null;
  pieces = (slug: string) => this.#engine.ask('pieces', slug) as number;
  categoryPage = (slug: string, page: number) =>
    this.#engine.ask('categoryPage', slug, page) as ProductCard[];
  product = (slug: string) => this.#engine.ask('product', slug) as PublishedProduct | null;
  related = (slug: string) => this.#engine.ask('related', slug) as ProductCard[];
  featured = () => this.#engine.ask('featured') as ProductCard[];
  sitemap = () => this.#engine.ask('sitemap') as string[];

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

  /** Takes in what the database says of the shop itself and its categories. */
  putShop(store: Store, categories: readonly Category[]): void {
    if (this.#snapshot.getMeta('store') !== JSON.stringify(store)) {
      this.#snapshot.putStore(store);
      this.#engine.touch('store');
    }
    if (JSON.stringify(this.#snapshot.categories()) !== JSON.stringify(categories)) {
      for (const source of shopSources(this.#snapshot)) this.#engine.removeSource(...source);
      this.#snapshot.putCategories(categories);
      this.#engine.touch('categoryList');
    }
    for (const source of shopSources(this.#snapshot)) this.#engine.addSource(...source);
  }

  putProduct(product: PublishedProduct, revisionId: string): void {
    writeProduct(this.#snapshot, this.#engine, product.id, product);
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
    return this.#snapshot.productIds();
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

  /** Forgets what every page asked, and that there are any: the next plan adds them all. */
  forgetAllPages(): void {
    this.#snapshot.graph.clear();
    this.#engine.reset();
    for (const source of allSources(this.#snapshot)) this.#engine.addSource(...source);
  }

  /** Call it after the snapshot was rolled back. */
  reset(): void {
    this.#engine.reset();
  }
}
