import type { DatabaseSync } from 'node:sqlite';
import { PreparedStatements } from './prepared-statements.ts';

/** A page of the live site. */
export interface SitePage {
  /** SHA-256 of the body, hex. */
  hash: string;
  /** The release whose key holds the body. */
  release: string;
  contentType: string;
}

/** Where an old address of a product leads. */
export interface SiteRedirect {
  path: string;
  target: string;
}

export const SITE_SCHEMA = `
  CREATE TABLE site_pages (
    path TEXT PRIMARY KEY, hash TEXT NOT NULL, release TEXT NOT NULL, content_type TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE site_entries (path TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE site_redirects (path TEXT PRIMARY KEY, product TEXT NOT NULL, target TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX site_redirects_product ON site_redirects (product);
`;

type Value = string | number;

/**
 * The live site, page by page: what is where, what the edge's store says of it, and the old addresses. In the file of
 * the catalog snapshot, beside the recorded reads: a publish looks up and changes a few rows, whatever the size of the
 * site, and the three change together or not at all.
 */
export class SiteIndex {
  readonly #database: DatabaseSync;
  readonly #statements: PreparedStatements;

  /** The database must have the tables of `SITE_SCHEMA`. */
  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#statements = new PreparedStatements(database);
  }

  #get<Row>(sql: string, ...values: Value[]): Row | null {
    return (this.#statements.of(sql).get(...values) as Row | undefined) ?? null;
  }

  #all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#statements.of(sql).all(...values) as Row[];
  }

  #run(sql: string, ...values: Value[]): void {
    this.#statements.of(sql).run(...values);
  }

  page(path: string): SitePage | null {
    const sql = 'SELECT hash, release, content_type AS contentType FROM site_pages WHERE path = ?';
    return this.#get<SitePage>(sql, path);
  }

  /** All pages, in order of path. */
  pages(): IterableIterator<{ path: string } & SitePage> {
    const sql = 'SELECT path, hash, release, content_type AS contentType FROM site_pages ORDER BY path';
    return this.#statements.of(sql).iterate() as IterableIterator<{ path: string } & SitePage>;
  }

  countPages(): number {
    return this.#get<{ n: number }>('SELECT COUNT(*) AS n FROM site_pages')!.n;
  }

  putPage(path: string, { hash, release, contentType }: SitePage): void {
    this.#run('INSERT OR REPLACE INTO site_pages VALUES (?, ?, ?, ?)', path, hash, release, contentType);
  }

  removePage(path: string): void {
    this.#run('DELETE FROM site_pages WHERE path = ?', path);
  }

  /** What the edge's store says of a path, or null when the base holds it. */
  entry(path: string): string | null {
    return this.#get<{ value: string }>('SELECT value FROM site_entries WHERE path = ?', path)?.value ?? null;
  }

  entries(): Map<string, string> {
    const rows = this.#all<{ path: string; value: string }>(
      'SELECT path, value FROM site_entries ORDER BY path',
    );
    return new Map(rows.map(({ path, value }) => [path, value]));
  }

  countEntries(): number {
    return this.#get<{ n: number }>('SELECT COUNT(*) AS n FROM site_entries')!.n;
  }

  /** @param value null removes the entry. */
  setEntry(path: string, value: string | null): void {
    if (value === null) this.#run('DELETE FROM site_entries WHERE path = ?', path);
    else this.#run('INSERT OR REPLACE INTO site_entries VALUES (?, ?)', path, value);
  }

  /** Where an old address leads, or null. */
  redirect(path: string): string | null {
    return (
      this.#get<{ target: string }>('SELECT target FROM site_redirects WHERE path = ?', path)?.target ?? null
    );
  }

  redirects(): SiteRedirect[] {
    return this.#all<SiteRedirect & object>('SELECT path, target FROM site_redirects ORDER BY path');
  }

  #redirectsOf(product: string): SiteRedirect[] {
    return this.#all<SiteRedirect & object>(
      'SELECT path, target FROM site_redirects WHERE product = ?',
      product,
    );
  }

  /** Products that have old addresses. */
  redirectedProducts(): string[] {
    const rows = this.#all<{ product: string }>('SELECT DISTINCT product FROM site_redirects');
    return rows.map(({ product }) => product);
  }

  /** Replaces the old addresses of a product. @returns paths of which something else is true now. */
  putRedirects(product: string, redirects: readonly SiteRedirect[]): string[] {
    const kept = new Set(redirects.map(({ path }) => path));
    const changed = this.#redirectsOf(product)
      .map(({ path }) => path)
      .filter((path) => !kept.has(path));
    for (const path of changed) this.removeRedirect(path);
    for (const { path, target } of redirects) {
      if (this.redirect(path) === target) continue;
      this.#run('INSERT OR REPLACE INTO site_redirects VALUES (?, ?, ?)', path, product, target);
      changed.push(path);
    }
    return changed;
  }

  removeRedirect(path: string): void {
    this.#run('DELETE FROM site_redirects WHERE path = ?', path);
  }

  clearPages(): void {
    this.#database.exec('DELETE FROM site_pages');
  }

  clearEntries(): void {
    this.#database.exec('DELETE FROM site_entries');
  }
}
