import type { DatabaseSync } from 'node:sqlite';
import { PreparedStatements } from '../prepared-statements.ts';
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

/** Recorded answers and their reads, to be carried to another graph. Ids are those of the graph that they come from. */
export interface GraphRecords {
  nodes: GraphNode[];
  reads: { reader: number; read: number }[];
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

/** Ids kept in memory; beyond it they are looked up again. */
const KEPT_IDS = 6_000;

const nameOf = ({ kind, text, number }: NodeKey): string => `${kind} ${number} ${text}`;

const NODE = 'id, kind, text, number, hash';

/**
 * Who read what: answers and the reads between them, in SQLite. On disk, because it grows with the catalog and a
 * publish touches a few rows of it; in the database of the catalog snapshot, because both must change together or not
 * at all.
 */
export class QueryGraph {
  readonly #database: DatabaseSync;
  readonly #statements: PreparedStatements;
  /** Ids by the name of the answer, and the inverse. */
  readonly #ids = new Map<string, number>();
  readonly #names = new Map<number, string>();
  /** Nothing is recorded but what is in memory, so that nothing needs to be looked up. */
  #idsAreAll = false;
  #inserted = 0;
  /** Which pages there are, by the sources that call for them. */
  readonly claims: PageClaims;

  /** The database must have the tables of `GRAPH_SCHEMA`. */
  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#statements = new PreparedStatements(database);
    this.claims = new PageClaims(database);
  }

  /** The id of a recorded answer, from memory when it has been asked for lately. */
  idOf(key: NodeKey): number | undefined {
    const name = nameOf(key);
    let id = this.#ids.get(name);
    if (id === undefined && !this.#idsAreAll) {
      id = this.find(key)?.id;
      if (id !== undefined) this.#remember(name, id);
    }
    return id;
  }

  #remember(name: string, id: number): void {
    if (this.#ids.size >= KEPT_IDS) this.forgetIds();
    this.#ids.set(name, id);
    this.#names.set(id, name);
  }

  /** Call it when the database was rolled back, or changed by another process. */
  forgetIds(): void {
    this.#ids.clear();
    this.#names.clear();
    this.#idsAreAll = false;
  }

  find({ kind, text, number }: NodeKey): GraphNode | undefined {
    return this.#statements
      .of(`SELECT ${NODE} FROM graph_nodes WHERE kind = ? AND text = ? AND number = ?`)
      .get(kind, text, number) as GraphNode | undefined;
  }

  /** Whether any answer of a kind and text is recorded. */
  hasAny(kind: string, text: string): boolean {
    const found = this.#statements
      .of('SELECT 1 FROM graph_nodes WHERE kind = ? AND text = ? LIMIT 1')
      .get(kind, text);
    return found !== undefined;
  }

  /** Recorded answers of a kind and text, from a number on. */
  findFrom({ kind, text, number }: NodeKey): GraphNode[] {
    return this.#statements
      .of(`SELECT ${NODE} FROM graph_nodes WHERE kind = ? AND text = ? AND number >= ?`)
      .all(kind, text, number) as unknown as GraphNode[];
  }

  insert({ kind, text, number }: NodeKey, hash: string): GraphNode {
    const { lastInsertRowid } = this.#statements
      .of('INSERT INTO graph_nodes (kind, text, number, hash) VALUES (?, ?, ?, ?)')
      .run(kind, text, number, hash);
    this.#remember(nameOf({ kind, text, number }), Number(lastInsertRowid));
    this.#inserted += 1;
    return { id: Number(lastInsertRowid), kind, text, number, hash };
  }

  setHash(id: number, hash: string): void {
    this.#statements.of('UPDATE graph_nodes SET hash = ? WHERE id = ?').run(hash, id);
  }

  /** Those that read an answer. */
  readers(id: number): GraphNode[] {
    return this.#statements
      .of(
        `SELECT ${NODE} FROM graph_reads JOIN graph_nodes ON graph_nodes.id = graph_reads.reader WHERE read = ?`,
      )
      .all(id) as unknown as GraphNode[];
  }

  hasReaders(id: number): boolean {
    return this.#statements.of('SELECT 1 FROM graph_reads WHERE read = ? LIMIT 1').get(id) !== undefined;
  }

  #reads(id: number): Set<number> {
    const rows = this.#statements.of('SELECT read FROM graph_reads WHERE reader = ?').all(id) as {
      read: number;
    }[];
    return new Set(rows.map(({ read }) => read));
  }

  /** Forgets those of the answers that nobody reads. */
  removeUnread(ids: ReadonlySet<number>): void {
    for (const id of ids) if (!this.hasReaders(id)) this.remove(id);
  }

  /** Adds to what an answer was computed from. */
  addReads(id: number, reads: Iterable<number>): void {
    const insert = this.#statements.of('INSERT OR IGNORE INTO graph_reads (reader, read) VALUES (?, ?)');
    for (const read of reads) insert.run(id, read);
  }

  /** Replaces what an answer was computed from. What nobody reads any more afterwards is forgotten. */
  setReads(id: number, reads: ReadonlySet<number>): void {
    const before = this.#reads(id);
    this.addReads(id, reads);
    for (const read of before) {
      if (reads.has(read)) continue;
      this.#statements.of('DELETE FROM graph_reads WHERE reader = ? AND read = ?').run(id, read);
      if (!this.hasReaders(read)) this.remove(read);
    }
  }

  /** Forgets an answer, and whatever only it had read. */
  remove(id: number): void {
    this.setReads(id, new Set());
    this.#statements.of('DELETE FROM graph_nodes WHERE id = ?').run(id);
    const name = this.#names.get(id);
    if (name === undefined) return;
    this.#names.delete(id);
    this.#ids.delete(name);
  }

  /** Everything that is recorded. */
  records(): GraphRecords {
    return {
      nodes: this.#statements.of(`SELECT ${NODE} FROM graph_nodes`).all() as unknown as GraphNode[],
      reads: this.#statements
        .of('SELECT reader, read FROM graph_reads')
        .all() as unknown as GraphRecords['reads'],
    };
  }

  /**
   * Takes in what another graph has recorded of the same catalog: each answer's reads in place of those recorded here.
   * The result is the one of recording it here.
   */
  adopt({ nodes, reads }: GraphRecords): void {
    const readsOf = new Map(nodes.map(({ id }) => [id, [] as number[]]));
    for (const { reader, read } of reads) readsOf.get(reader)!.push(read);
    const ids = new Map<number, number>();
    const known: GraphNode[] = [];
    for (const node of nodes) {
      const found = this.idOf(node);
      if (found !== undefined) known.push(node);
      ids.set(node.id, found ?? this.insert(node, node.hash).id);
    }
    for (const { reader, read } of reads) this.addReads(ids.get(reader)!, [ids.get(read)!]);
    // Only now: an answer that one page asks no more may be one that another page has just begun to ask.
    for (const { id } of known) {
      this.setReads(ids.get(id)!, new Set(readsOf.get(id)!.map((read) => ids.get(read)!)));
    }
  }

  /** How many answers have been recorded here since it was opened or cleared. */
  get inserted(): number {
    return this.#inserted;
  }

  /** How many answers and reads are recorded. */
  size(): { nodes: number; reads: number } {
    return this.#statements
      .of('SELECT (SELECT COUNT(*) FROM graph_nodes) AS nodes, (SELECT COUNT(*) FROM graph_reads) AS reads')
      .get() as { nodes: number; reads: number };
  }

  clear(): void {
    this.#database.exec('DELETE FROM graph_reads; DELETE FROM graph_nodes;');
    this.forgetIds();
    this.#idsAreAll = true;
    this.#inserted = 0;
    this.claims.clear();
  }
}
