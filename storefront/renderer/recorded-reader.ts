import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { CatalogReader, PageParams } from '../src/lib/catalog.ts';
import { catalogPages, QUERIES, type QueryName } from './catalog-queries.ts';
import type { CatalogSnapshot } from './snapshot.ts';

/** One store for the whole process: Node slows down with every further one. */
const recording = new AsyncLocalStorage<Set<string>>();

/** A query and its arguments as text, such as `categoryPage["rings",2]`. */
type QueryKey = string;

const keyOf = (name: QueryName, args: readonly unknown[]): QueryKey => name + JSON.stringify(args);

/**
 * The catalog reader over a snapshot. Answers are computed once until `refresh`, and what a page asks while it
 * renders is recorded, so that it can be told later whether the page would come out the same.
 */
export class RecordedCatalogReader implements CatalogReader {
  readonly #snapshot: CatalogSnapshot;
  readonly #answers = new Map<QueryKey, unknown>();
  readonly #hashes = new Map<QueryKey, string>();
  #narrowedTo: ReadonlySet<string> | null = null;

  constructor(snapshot: CatalogSnapshot) {
    this.#snapshot = snapshot;
  }

  #ask<Name extends QueryName>(name: Name, ...args: unknown[]): ReturnType<(typeof QUERIES)[Name]> {
    const key = keyOf(name, args);
    recording.getStore()?.add(key);
    return this.#answer(key, name, args) as ReturnType<(typeof QUERIES)[Name]>;
  }

  #answer(key: QueryKey, name: QueryName, args: readonly unknown[]): unknown {
    if (!this.#answers.has(key)) {
      const query = QUERIES[name] as (snapshot: CatalogSnapshot, ...args: readonly unknown[]) => unknown;
      this.#answers.set(key, query(this.#snapshot, ...args));
    }
    return this.#answers.get(key);
  }

  store = () => this.#ask('store');
  categories = () => this.#ask('categories');
  category = (slug: string) => this.#ask('category', slug);
  categoryPage = (slug: string, page: number) => this.#ask('categoryPage', slug, page);
  product = (slug: string) => this.#ask('product', slug);
  related = (slug: string) => this.#ask('related', slug);
  featured = () => this.#ask('featured');
  sitemap = () => this.#ask('sitemap');

  pages<Kind extends keyof PageParams>(kind: Kind): PageParams[Kind][] {
    return catalogPages(this.#snapshot)
      .filter((page) => page.kind === kind && (this.#narrowedTo?.has(page.path) ?? true))
      .map(({ params }) => params as PageParams[Kind]);
  }

  /** Paths of every page that the catalog calls for. */
  paths(): string[] {
    return catalogPages(this.#snapshot).map(({ path }) => path);
  }

  /** Limits `pages` to the given paths; null lifts the limit. */
  narrow(paths: ReadonlySet<string> | null): void {
    this.#narrowedTo = paths;
  }

  /** Forgets all answers; call it after the snapshot has changed. */
  refresh(): void {
    this.#answers.clear();
    this.#hashes.clear();
  }

  /** Runs `work` and tells what it asked, with the hash of each answer. */
  async record<Result>(
    work: () => Promise<Result>,
  ): Promise<{ result: Result; reads: Record<QueryKey, string> }> {
    const keys = new Set<QueryKey>();
    const result = await recording.run(keys, work);
    return { result, reads: Object.fromEntries([...keys].sort().map((key) => [key, this.hashOf(key)])) };
  }

  /** Hash of the present answer to a recorded query; '' for a query that no longer exists. */
  hashOf(key: QueryKey): string {
    let hash = this.#hashes.get(key);
    if (hash === undefined) {
      const bracket = key.indexOf('[');
      const name = key.slice(0, bracket) as QueryName;
      const known = Object.hasOwn(QUERIES, name);
      const answer = known ? this.#answer(key, name, JSON.parse(key.slice(bracket)) as unknown[]) : undefined;
      hash = known
        ? createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 22)
        : '';
      this.#hashes.set(key, hash);
    }
    return hash;
  }
}
