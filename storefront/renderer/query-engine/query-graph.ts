import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { CLAIMS_SCHEMA, PageClaims } from './page-claims.ts';

/** Names one answer: a kind of question and its arguments. */
export interface NodeKey {
  kind: string;
  /** '' when the kind takes no text. */
  text: string;
  /** 0 when the kind takes no number. */
  number: number;
}

/** A recorded answer. */
export interface GraphNode extends NodeKey {
  id: number;
  /** Hash of the answer when it was last computed. */
  hash: string;
}

/** Ids are never used twice, so that what is kept in memory by id cannot be taken for another answer. */
export const GRAPH_SCHEMA = `
  CREATE TABLE graph_nodes (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, text TEXT NOT NULL, number INTEGER NOT NULL, hash TEXT NOT NULL
  );
  CREATE UNIQUE INDEX graph_nodes_key ON graph_nodes (kind, text, number);
  CREATE TABLE graph_reads (
    reader INTEGER NOT NULL, read INTEGER NOT NULL, PRIMARY KEY (reader, read)
  ) WITHOUT ROWID;
  CREATE INDEX graph_reads_read ON graph_reads (read, reader);
  ${CLAIMS_SCHEMA}
`;

const NODE = 'id, kind, text, number, hash';

/**
 * Who read what: answers and the reads between them, in SQLite. On disk, because it grows with the catalog and a
 * publish touches a few rows of it; in the database of the catalog snapshot, because both must change together or not
 * at all.
 */
export class QueryGraph {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** Which pages there are, by the sources that call for them. */
  readonly claims: PageClaims;

  /** The database must have the tables of `GRAPH_SCHEMA`. */
  constructor(database: DatabaseSync) {
    this.#database = database;
    this.claims = new PageClaims(database);
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  find({ kind, text, number }: NodeKey): GraphNode | undefined {
    return this.#prepare(`SELECT ${NODE} FROM graph_nodes WHERE kind = ? AND text = ? AND number = ?`).get(
      kind,
      text,
      number,
    ) as GraphNode | undefined;
  }

  /** Whether any answer of a kind and text is recorded. */
  hasAny(kind: string, text: string): boolean {
    const found = this.#prepare('SELECT 1 FROM graph_nodes WHERE kind = ? AND text = ? LIMIT 1').get(
      kind,
      text,
    );
    return found !== undefined;
  }

  /** Recorded answers of a kind and text, from a number on. */
  findFrom({ kind, text, number }: NodeKey): GraphNode[] {
    return this.#prepare(`SELECT ${NODE} FROM graph_nodes WHERE kind = ? AND text = ? AND number >= ?`).all(
      kind,
      text,
      number,
    ) as unknown as GraphNode[];
  }

  insert({ kind, text, number }: NodeKey, hash: string): GraphNode {
    const { lastInsertRowid } = this.#prepare(
      'INSERT INTO graph_nodes (kind, text, number, hash) VALUES (?, ?, ?, ?)',
    ).run(kind, text, number, hash);
    return { id: Number(lastInsertRowid), kind, text, number, hash };
  }

  setHash(id: number, hash: string): void {
    this.#prepare('UPDATE graph_nodes SET hash = ? WHERE id = ?').run(hash, id);
  }

  /** Those that read an answer. */
  readers(id: number): GraphNode[] {
    return this.#prepare(
      `SELECT ${NODE} FROM graph_reads JOIN graph_nodes ON graph_nodes.id = graph_reads.reader WHERE read = ?`,
    ).all(id) as unknown as GraphNode[];
  }

  hasReaders(id: number): boolean {
    return this.#prepare('SELECT 1 FROM graph_reads WHERE read = ? LIMIT 1').get(id) !== undefined;
  }

  #reads(id: number): Set<number> {
    const rows = this.#prepare('SELECT read FROM graph_reads WHERE reader = ?').all(id) as { read: number }[];
    return new Set(rows.map(({ read }) => read));
  }

  /** Forgets those of the answers that nobody reads. */
  removeUnread(ids: ReadonlySet<number>): void {
    for (const id of ids) if (!this.hasReaders(id)) this.remove(id);
  }

  /** Replaces what an answer was computed from. What nobody reads any more afterwards is forgotten. */
  setReads(id: number, reads: ReadonlySet<number>): void {
    const before = this.#reads(id);
    for (const read of reads) {
      if (!before.has(read))
        this.#prepare('INSERT INTO graph_reads (reader, read) VALUES (?, ?)').run(id, read);
    }
    for (const read of before) {
      if (reads.has(read)) continue;
      this.#prepare('DELETE FROM graph_reads WHERE reader = ? AND read = ?').run(id, read);
      if (!this.hasReaders(read)) this.remove(read);
    }
  }

  /** Forgets an answer, and whatever only it had read. */
  remove(id: number): void {
    this.setReads(id, new Set());
    this.#prepare('DELETE FROM graph_nodes WHERE id = ?').run(id);
  }

  /** How many answers and reads are recorded. */
  size(): { nodes: number; reads: number } {
    return this.#prepare(
      'SELECT (SELECT COUNT(*) FROM graph_nodes) AS nodes, (SELECT COUNT(*) FROM graph_reads) AS reads',
    ).get() as { nodes: number; reads: number };
  }

  clear(): void {
    this.#database.exec('DELETE FROM graph_reads; DELETE FROM graph_nodes;');
    this.claims.clear();
  }
}
