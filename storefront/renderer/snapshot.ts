import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Category } from '@lapidary/shared/catalog/category';
import { Collection } from '@lapidary/shared/catalog/collection';
import { DeliveryTerm } from '@lapidary/shared/catalog/delivery-term';
import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { Store, storeLanguages } from '@lapidary/shared/catalog/store';
import type { Language } from '@lapidary/shared/languages';
import { bucketHash, hashRange } from './buckets.ts';
import {
  type BucketExcerptKind,
  EXCERPT_KINDS,
  type Excerpts,
  excerptsOf,
  type ProductExcerptKind,
} from './excerpts.ts';
import { PreparedStatements } from './prepared-statements.ts';
import { type Membership, ProductLists } from './product-lists.ts';
import { GRAPH_SCHEMA, QueryGraph } from './query-engine/query-graph.ts';
import { SITE_SCHEMA, SiteIndex } from './site-index.ts';
import { CATALOG_SCHEMA, SCHEMA, TABLES, VERSION } from './snapshot-schema.ts';

/** What a bucket says of a product. */
export interface BucketEntry {
  id: string;
  slug: string;
  /** Milliseconds since 1970. */
  publishedAt: number;
}

/**
 * What is published, in a local SQLite file: pages are rendered from it synchronously, by the publisher as by
 * `astro build`. It is a cache of the database; deleting the file loses nothing. It also holds what each page asked
 * when it was last rendered (`graph`), because the one is worth nothing without the other.
 */
export class CatalogSnapshot {
  readonly #database: DatabaseSync;
  readonly #statements: PreparedStatements;
  readonly lists: ProductLists;
  /** Parsed, for it is asked for with every product that comes. */
  #lastStore: { json: string; store: Store } | undefined;
  /** What pages and queries asked. */
  readonly graph: QueryGraph;
  /** What the release shows that the snapshot belongs to. */
  readonly site: SiteIndex;

  /**
   * Opens the file, or makes a new one; ':memory:' for one that is not kept.
   * @param options.readOnly for a file made by `copyCatalog`: what pages ask is then recorded in memory.
   */
  constructor(file: string, { readOnly = false } = {}) {
    this.#database = new DatabaseSync(file, { timeout: 5_000, readOnly });
    this.#statements = new PreparedStatements(this.#database);
    this.lists = new ProductLists(this.#statements);
    if (readOnly) {
      // Nobody changes the file: one transaction for good saves a lock for every read.
      this.#database.exec('PRAGMA mmap_size = 1073741824; BEGIN;');
      const memory = new DatabaseSync(':memory:');
      // Nothing is looked up by what was read until the reads have been adopted elsewhere.
      memory.exec(`${GRAPH_SCHEMA} ${SITE_SCHEMA} DROP INDEX graph_reads_read; BEGIN;`);
      this.graph = new QueryGraph(memory);
      this.graph.clear();
      this.site = new SiteIndex(memory);
      return;
    }
    // A power cut may lose the last commit, not the file; then it does not fit the live release and is filled anew.
    this.#database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000;',
    );
    const version = Number(this.#database.prepare('PRAGMA user_version').get()?.user_version);
    if (version !== VERSION) {
      this.#dropTables();
      this.#database.exec(SCHEMA);
    }
    this.graph = new QueryGraph(this.#database);
    this.site = new SiteIndex(this.#database);
  }

  #dropTables(): void {
    for (const { name } of this.#database.prepare(TABLES).all()) this.#database.exec(`DROP TABLE "${name}"`);
  }

  /**
   * Writes the catalog, without what pages asked, into a new file: as it is now, committed or not. Other processes can
   * read it while this one is in a transaction.
   */
  copyCatalog(file: string): void {
    const copy = new DatabaseSync(file);
    // It lives as long as one render; whatever breaks, it is thrown away.
    copy.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${CATALOG_SCHEMA} BEGIN;`);
    for (const { name } of copy.prepare(TABLES).all()) {
      const rows = this.#database.prepare(`SELECT * FROM "${name}"`);
      rows.setReturnArrays(true);
      const places = rows.columns().map(() => '?');
      const insert = copy.prepare(`INSERT INTO "${name}" VALUES (${places.join(', ')})`);
      for (const row of rows.iterate() as unknown as Iterable<SQLInputValue[]>) insert.run(...row);
    }
    copy.exec('COMMIT');
    copy.close();
  }

  #all<Row>(sql: string, ...values: (string | number | null)[]): Row[] {
    return this.#statements.of(sql).all(...values) as Row[];
  }

  #run(sql: string, ...values: (string | number | null)[]): void {
    this.#statements.of(sql).run(...values);
  }

  /** What pages asked, once more: nothing that is done here and rolled back is remembered by `graph`. */
  openGraph(): QueryGraph {
    return new QueryGraph(this.#database);
  }

  begin(): void {
    this.#database.exec('BEGIN IMMEDIATE');
  }

  commit(): void {
    this.#database.exec('COMMIT');
  }

  /** Back to what was last committed; without effect outside a transaction. */
  rollback(): void {
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  getMeta(name: string): string | null {
    return this.#all<{ value: string }>('SELECT value FROM meta WHERE name = ?', name)[0]?.value ?? null;
  }

  setMeta(name: string, value: string): void {
    this.#run('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)', name, value);
  }

  /** @throws when no store has been put in yet. */
  store(): Store {
    const json = this.getMeta('store');
    if (json === null) throw new Error('the catalog snapshot is empty');
    if (this.#lastStore?.json !== json) this.#lastStore = { json, store: Store.parse(JSON.parse(json)) };
    return this.#lastStore.store;
  }

  /** Languages of the shop's pages beside the first, which is at the root of the site. */
  otherLanguages(): Language[] {
    return this.getMeta('store') === null ? [] : storeLanguages(this.store()).slice(1);
  }

  putStore(store: Store): void {
    this.setMeta('store', JSON.stringify(store));
  }

  /** Ways of delivery, in the order in which they are offered. */
  delivery(): DeliveryTerm[] {
    return DeliveryTerm.array().parse(JSON.parse(this.getMeta('delivery') ?? '[]'));
  }

  putDelivery(terms: readonly DeliveryTerm[]): void {
    this.setMeta('delivery', JSON.stringify(terms));
  }

  /** In the order of the navigation. */
  categories(): Category[] {
    return this.#listings('categories').map((listing) => Category.parse(listing));
  }

  /** Replaces all categories. */
  putCategories(categories: readonly Category[]): void {
    this.#putListings('categories', categories);
  }

  /** In the order in which the shop lists them. */
  collections(): Collection[] {
    return this.#listings('collections').map((listing) => Collection.parse(listing));
  }

  /** Replaces all collections. */
  putCollections(collections: readonly Collection[]): void {
    this.#putListings('collections', collections);
  }

  #listings(table: 'categories' | 'collections'): unknown[] {
    return this.#all<{ json: string }>(`SELECT json FROM ${table} ORDER BY position, slug`).map(({ json }) =>
      JSON.parse(json),
    );
  }

  #putListings(table: 'categories' | 'collections', listings: readonly (Category | Collection)[]): void {
    this.#run(`DELETE FROM ${table}`);
    for (const listing of listings) {
      this.#run(
        `INSERT INTO ${table} (slug, position, json) VALUES (?, ?, ?)`,
        listing.slug,
        listing.position,
        JSON.stringify(listing),
      );
    }
  }

  product(id: string): PublishedProduct | null {
    const row = this.#all<{ json: string }>('SELECT json FROM products WHERE id = ?', id)[0];
    return row ? (JSON.parse(row.json) as PublishedProduct) : null;
  }

  /** The product that has a slug; the one with the lowest id while two claim it. */
  productIdOf(slug: string): string | null {
    const row = this.#all<{ id: string }>(
      'SELECT id FROM products WHERE slug = ? ORDER BY id LIMIT 1',
      slug,
    )[0];
    return row?.id ?? null;
  }

  slugOf(id: string): string | null {
    return this.#all<{ slug: string }>('SELECT slug FROM products WHERE id = ?', id)[0]?.slug ?? null;
  }

  /** When a product was published, milliseconds since 1970, or null when it is not here. */
  publishedAt(id: string): number | null {
    const row = this.#all<{ at: number }>('SELECT published_at AS at FROM products WHERE id = ?', id)[0];
    return row?.at ?? null;
  }

  setPublishedAt(id: string, publishedAt: number): void {
    this.#run('UPDATE products SET published_at = ? WHERE id = ?', publishedAt, id);
  }

  /** The products of a bucket, given its number, in order of id. */
  bucket(number: number): BucketEntry[] {
    const { from, before } = hashRange(number);
    return this.#all<BucketEntry>(
      `SELECT id, slug, published_at AS publishedAt FROM products WHERE bucket_hash >= ? AND bucket_hash < ?
       ORDER BY id`,
      from,
      before,
    );
  }

  /** Excerpts of the products in a bucket, given its number, in order of id. */
  excerpts<Kind extends BucketExcerptKind>(kind: Kind, number: number): Excerpts[Kind][] {
    const { from, before } = hashRange(number);
    const rows = this.#all<{ json: string }>(
      'SELECT json FROM excerpts WHERE kind = ? AND bucket_hash >= ? AND bucket_hash < ? ORDER BY id',
      kind,
      from,
      before,
    );
    return JSON.parse(`[${rows.map(({ json }) => json).join()}]`) as Excerpts[Kind][];
  }

  /** @throws when the product is not here. */
  excerpt<Kind extends ProductExcerptKind>(kind: Kind, id: string): Excerpts[Kind] {
    const row = this.#all<{ json: string }>(
      'SELECT json FROM excerpts WHERE kind = ? AND bucket_hash = ? AND id = ?',
      kind,
      bucketHash(id),
      id,
    )[0];
    if (!row) throw new Error(`there is no product ${id}`);
    return JSON.parse(row.json) as Excerpts[Kind];
  }

  /** Puts a product in, or in place of what is there, with the lists that it is in. */
  putProduct(product: PublishedProduct, publishedAt: number, memberships: readonly Membership[]): void {
    const hash = bucketHash(product.id);
    this.#run(
      'INSERT OR REPLACE INTO products (id, slug, bucket_hash, published_at, json) VALUES (?, ?, ?, ?, ?)',
      product.id,
      product.slug,
      hash,
      publishedAt,
      JSON.stringify(product),
    );
    for (const [kind, excerpt] of Object.entries(excerptsOf(product))) {
      this.#run(
        'INSERT OR REPLACE INTO excerpts (kind, bucket_hash, id, json) VALUES (?, ?, ?, ?)',
        kind,
        hash,
        product.id,
        JSON.stringify(excerpt),
      );
    }
    this.lists.place(product.id, memberships);
  }

  setRevision(id: string, revision: string): void {
    this.#run('UPDATE products SET revision = ? WHERE id = ? AND revision <> ?', revision, id, revision);
  }

  revisionOf(id: string): string | null {
    return (
      this.#all<{ revision: string }>('SELECT revision FROM products WHERE id = ?', id)[0]?.revision ?? null
    );
  }

  removeProduct(id: string): void {
    this.#run('DELETE FROM products WHERE id = ?', id);
    for (const kind of EXCERPT_KINDS) {
      this.#run(
        'DELETE FROM excerpts WHERE kind = ? AND bucket_hash = ? AND id = ?',
        kind,
        bucketHash(id),
        id,
      );
    }
    this.lists.remove(id);
  }
}
