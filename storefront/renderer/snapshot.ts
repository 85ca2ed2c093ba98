import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Category } from '@lapidary/shared/catalog/category';
import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { Store } from '@lapidary/shared/catalog/store';

/** Grows when the tables below change; a file of another version is thrown away and filled anew. */
const VERSION = 1;

const SCHEMA = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE categories (slug TEXT PRIMARY KEY, position INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE products (id TEXT PRIMARY KEY, slug TEXT NOT NULL, category TEXT, json TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX products_slug ON products (slug);
  CREATE INDEX products_category ON products (category, id);
  CREATE TABLE pages (path TEXT PRIMARY KEY, reads TEXT NOT NULL) WITHOUT ROWID;
  PRAGMA user_version = ${VERSION};
`;

/**
 * What is published, in a local SQLite file: pages are rendered from it synchronously, by the publisher as by
 * `astro build`. It is a cache of the database; deleting the file loses nothing. It also holds what each page read
 * when it was last rendered (`pages`), because the one is worth nothing without the other.
 */
export class CatalogSnapshot {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** Opens the file, or makes a new one; ':memory:' for one that is not kept. */
  constructor(file: string) {
    this.#database = new DatabaseSync(file, { timeout: 5_000 });
    const version = Number(this.#database.prepare('PRAGMA user_version').get()?.user_version);
    if (version !== VERSION) {
      this.#dropTables();
      this.#database.exec(SCHEMA);
    }
  }

  #dropTables(): void {
    const tables = this.#database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    for (const { name } of tables) this.#database.exec(`DROP TABLE "${name}"`);
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #all<Row>(sql: string, ...values: (string | number | null)[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  #run(sql: string, ...values: (string | number | null)[]): void {
    this.#prepare(sql).run(...values);
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

  /** Forgets everything. */
  clear(): void {
    for (const table of ['meta', 'categories', 'products', 'pages']) this.#run(`DELETE FROM ${table}`);
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
    return Store.parse(JSON.parse(json));
  }

  putStore(store: Store): void {
    this.setMeta('store', JSON.stringify(store));
  }

  /** In the order of the navigation. */
  categories(): Category[] {
    return this.#all<{ json: string }>('SELECT json FROM categories ORDER BY position, slug').map(
      ({ json }) => Category.parse(JSON.parse(json)),
    );
  }

  /** Replaces all categories. */
  putCategories(categories: readonly Category[]): void {
    this.#run('DELETE FROM categories');
    for (const category of categories) {
      this.#run(
        'INSERT INTO categories (slug, position, json) VALUES (?, ?, ?)',
        category.slug,
        category.position,
        JSON.stringify(category),
      );
    }
  }

  /** Number of products by category slug. */
  productCounts(): Map<string, number> {
    const rows = this.#all<{ category: string; pieces: number }>(
      'SELECT category, COUNT(*) AS pieces FROM products WHERE category IS NOT NULL GROUP BY category',
    );
    return new Map(rows.map(({ category, pieces }) => [category, pieces]));
  }

  /** Part of a category's products, in order of id. */
  categoryProducts(category: string, offset: number, limit: number): PublishedProduct[] {
    return this.#products('WHERE category = ? ORDER BY id LIMIT ? OFFSET ?', category, limit, offset);
  }

  /** The products that follow one in its category, the first ones after the last. */
  neighbours(category: string, id: string, limit: number): PublishedProduct[] {
    const after = this.#products('WHERE category = ? AND id > ? ORDER BY id LIMIT ?', category, id, limit);
    const rest = limit - after.length;
    if (rest === 0) return after;
    return [
      ...after,
      ...this.#products('WHERE category = ? AND id < ? ORDER BY id LIMIT ?', category, id, rest),
    ];
  }

  newestProducts(limit: number): PublishedProduct[] {
    return this.#products('ORDER BY id DESC LIMIT ?', limit);
  }

  product(slug: string): PublishedProduct | null {
    return this.#products('WHERE slug = ?', slug)[0] ?? null;
  }

  slugOf(id: string): string | null {
    return this.#all<{ slug: string }>('SELECT slug FROM products WHERE id = ?', id)[0]?.slug ?? null;
  }

  /** Slugs of all products, in order of id. */
  productSlugs(): string[] {
    return this.#all<{ slug: string }>('SELECT slug FROM products ORDER BY id').map(({ slug }) => slug);
  }

  #products(clause: string, ...values: (string | number)[]): PublishedProduct[] {
    const rows = this.#all<{ json: string }>(`SELECT json FROM products ${clause}`, ...values);
    return rows.map(({ json }) => JSON.parse(json) as PublishedProduct);
  }

  putProduct(product: PublishedProduct): void {
    this.#run(
      'INSERT OR REPLACE INTO products (id, slug, category, json) VALUES (?, ?, ?, ?)',
      product.id,
      product.slug,
      product.categorySlug,
      JSON.stringify(product),
    );
  }

  removeProduct(id: string): void {
    this.#run('DELETE FROM products WHERE id = ?', id);
  }

  removeAllProducts(): void {
    this.#run('DELETE FROM products');
  }

  /** What every page read when it was last rendered: path → query → hash of its answer. */
  pageReads(): Map<string, Record<string, string>> {
    const rows = this.#all<{ path: string; reads: string }>('SELECT path, reads FROM pages');
    return new Map(rows.map(({ path, reads }) => [path, JSON.parse(reads) as Record<string, string>]));
  }

  putPageReads(path: string, reads: Readonly<Record<string, string>>): void {
    this.#run('INSERT OR REPLACE INTO pages (path, reads) VALUES (?, ?)', path, JSON.stringify(reads));
  }

  removePage(path: string): void {
    this.#run('DELETE FROM pages WHERE path = ?', path);
  }

  removeAllPages(): void {
    this.#run('DELETE FROM pages');
  }
}
