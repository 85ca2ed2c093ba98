import type { DatabaseSync } from 'node:sqlite';
import { PreparedStatements } from '../prepared-statements.ts';

export const CLAIMS_SCHEMA = `
  CREATE TABLE page_claims (path TEXT NOT NULL, source INTEGER NOT NULL, PRIMARY KEY (path, source)) WITHOUT ROWID;
  CREATE INDEX page_claims_source ON page_claims (source, path);
  CREATE TABLE page_total (id INTEGER PRIMARY KEY CHECK (id = 1), pages INTEGER NOT NULL);
  INSERT INTO page_total (id, pages) VALUES (1, 0);
`;

/** The paths that were claimed anew or given up since a point in time, and whether each was claimed then. */
export type ClaimLog = Map<string, boolean>;

/**
 * Which pages there are: a path is a page while at least one source claims it. Several may for a moment, as when an
 * address moves from one product to another.
 */
export class PageClaims {
  readonly #database: DatabaseSync;
  readonly #statements: PreparedStatements;

  /** The database must have the tables of `CLAIMS_SCHEMA`. */
  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#statements = new PreparedStatements(database);
  }

  #isClaimed(path: string): boolean {
    return this.#statements.of('SELECT 1 FROM page_claims WHERE path = ? LIMIT 1').get(path) !== undefined;
  }

  /** Replaces what a source claims, and notes what that may change. */
  replace(source: number, paths: readonly string[], log: ClaimLog): void {
    const rows = this.#statements.of('SELECT path FROM page_claims WHERE source = ?').all(source);
    const former = new Set(rows.map(({ path }) => path as string));
    for (const path of new Set(paths)) {
      if (former.delete(path)) continue;
      if (!log.has(path)) log.set(path, this.#isClaimed(path));
      this.#statements.of('INSERT INTO page_claims (path, source) VALUES (?, ?)').run(path, source);
    }
    for (const path of former) {
      if (!log.has(path)) log.set(path, true);
      this.#statements.of('DELETE FROM page_claims WHERE path = ? AND source = ?').run(path, source);
    }
  }

  /** The pages that came and went since the log was begun. Call it once for a log. */
  settle(log: ClaimLog): { added: string[]; gone: string[] } {
    const added: string[] = [];
    const gone: string[] = [];
    for (const [path, before] of log) {
      const after = this.#isClaimed(path);
      if (after !== before) (after ? added : gone).push(path);
    }
    const growth = added.length - gone.length;
    if (growth !== 0) this.#statements.of('UPDATE page_total SET pages = pages + ?').run(growth);
    return { added, gone };
  }

  /** How many pages there are. */
  total(): number {
    return Number(this.#statements.of('SELECT pages FROM page_total').get()?.pages);
  }

  clear(): void {
    this.#database.exec('DELETE FROM page_claims; UPDATE page_total SET pages = 0;');
  }
}
