import type { Category } from '@lapidary/shared/catalog/category';
import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import type { Store } from '@lapidary/shared/catalog/store';
import type {
  CatalogReader,
  CategoryEntry,
  NavigationEntry,
  PageParams,
  ProductCard,
} from '../src/lib/catalog.ts';
import { catalogInputs, writeProduct } from './catalog-inputs.ts';
import { CATALOG_QUERIES, catalogPages } from './catalog-queries.ts';
import { QueryEngine } from './query-engine/query-engine.ts';
import type { GraphRecords } from './query-engine/query-graph.ts';
import type { CatalogSnapshot } from './snapshot.ts';

/**
 * The catalog reader over a snapshot. What a page asks while it renders is recorded with the snapshot, so that a
 * later change of the catalog leads to exactly the pages that show something else for it.
 */
export class RecordedCatalogReader implements CatalogReader {
  readonly #snapshot: CatalogSnapshot;
  readonly #engine: QueryEngine;
  #narrowedTo: ReadonlySet<string> | null = null;

  constructor(snapshot: CatalogSnapshot) {
    this.#snapshot = snapshot;
    this.#engine = new QueryEngine(snapshot.graph, catalogInputs(snapshot), CATALOG_QUERIES);
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
    return catalogPages(this.#engine.ask)
      .filter((page) => page.kind === kind && (this.#narrowedTo?.has(page.path) ?? true))
      .map(({ params }) => params as PageParams[Kind]);
  }

  /** Paths of every page that the catalog calls for. */
  paths(): string[] {
    return catalogPages(this.#engine.ask).map(({ path }) => path);
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
      this.#snapshot.putCategories(categories);
      this.#engine.touch('categoryList');
    }
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

  /** Takes in what has changed, and returns the rendered pages that would come out otherwise now. */
  changedPages(): string[] {
    return this.#engine.plan();
  }

  /** Paths of the pages that have been rendered before. */
  renderedPages(): Set<string> {
    return this.#engine.recordedPages();
  }

  /** Renders a page and records what it asks. */
  async record<Result>(path: string, render: () => Promise<Result>): Promise<Result> {
    return await this.#engine.record(path, render);
  }

  /** What has been recorded since it was last taken, to be recorded elsewhere by `adoptRecords`; here it is forgotten. */
  takeRecords(): GraphRecords {
    const records = this.#snapshot.graph.records();
    this.#snapshot.graph.clear();
    this.#engine.reset();
    return records;
  }

  /** Forgets a page that is gone. */
  forgetPage(path: string): void {
    this.#engine.forget(path);
  }

  /** Forgets what every page asked: all count as never rendered. */
  forgetAllPages(): void {
    this.#snapshot.graph.clear();
    this.#engine.reset();
  }

  /** Call it after the snapshot was rolled back. */
  reset(): void {
    this.#engine.reset();
  }
}
