import { AsyncLocalStorage } from 'node:async_hooks';
import { hash as digest } from 'node:crypto';
import type { ClaimLog } from './page-claims.ts';
import type { GraphNode, NodeKey, QueryGraph } from './query-graph.ts';

/** How a computation asks; the question is recorded as one of its reads. */
export type Ask = (kind: string, text?: string, number?: number) => unknown;

/** A fact from outside: changes are told to the engine by `touch`. The answer is JSON. */
export type Input = (text: string, number: number) => unknown;

/** A computation from inputs and from queries defined before it: pure, synchronous, with a JSON answer. */
export type Query = (ask: Ask, text: string, number: number) => unknown;

/** A query that calls for pages: its answer is their paths. Nobody asks it; it is kept as long as it is declared. */
export type Source = (ask: Ask, text: string, number: number) => readonly string[];

/** What follows from the changes taken in. */
export interface Plan {
  /** Paths of the pages, rendered before, that read something with another answer now. */
  changed: string[];
  /** Paths that no source had called for. */
  added: string[];
  /** Paths that no source calls for any more; what these pages had asked is forgotten. */
  gone: string[];
  /** How many pages there are now. */
  total: number;
}

/** A page, the end of the graph; its text is its path. */
const PAGE = 'page';

/** Answers kept in memory; beyond it they are computed again when they are asked for. */
const KEPT_ANSWERS = 3_000;

interface Kind {
  /** Inputs have 0; a query reads lower levels only. */
  level: number;
  compute: Query;
}

interface Recorder {
  level: number;
  /** Undefined while an answer is computed whose reads are known already, or of no interest. */
  reads: Set<number> | undefined;
}

/** A computation that threw: the failure is its answer, so that whoever reads it fails, and is asked again when it may not. */
class Failure {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

/** One for the whole process: Node slows down with every further one. */
const pageRecorder = new AsyncLocalStorage<Recorder>();

/** Of answers that are objects: a query may pass on what it was answered. */
const hashes = new WeakMap<object, string>();

const hashOf = (answer: unknown): string => {
  const object = typeof answer === 'object' && answer !== null ? answer : undefined;
  const known = object && hashes.get(object);
  if (known) return known;
  const text = answer instanceof Failure ? `failure ${String(answer.error)}` : (JSON.stringify(answer) ?? '');
  const hash = digest('sha256', text, 'base64url').slice(0, 16);
  if (object) hashes.set(object, hash);
  return hash;
};

const nameOf = ({ kind, text, number }: NodeKey): string => `${kind}(${text}, ${number})`;

/**
 * Demand-driven incremental computation with early cutoff, as in Salsa and Adapton. Pages ask queries, queries ask
 * queries and inputs, and who asked what is recorded. When inputs change, `plan` goes up the graph level by level: an
 * answer is computed again only when something that it read has another answer, and if it comes out the same, nothing
 * above it is looked at. What is left at the top are the pages to render, and no other. Which pages there are is recorded
 * in the same way: by sources, whose answers are paths.
 */
export class QueryEngine {
  readonly #graph: QueryGraph;
  readonly #kinds = new Map<string, Kind>();
  readonly #answers = new Map<number, unknown>();
  readonly #touched = new Map<string, NodeKey>();
  /** Sources that have come (true) or gone since the last plan. */
  readonly #declared = new Map<string, { key: NodeKey; present: boolean }>();
  readonly #rootLevel: number;
  #recorder: Recorder | undefined;

  /** Queries in the order of their definition: one may ask those before it. Sources and pages may ask any query. */
  constructor(
    graph: QueryGraph,
    inputs: Readonly<Record<string, Input>>,
    queries: Readonly<Record<string, Query>>,
    sources: Readonly<Record<string, Source>> = {},
  ) {
    this.#graph = graph;
    this.#rootLevel = Object.keys(queries).length + 1;
    const define = (name: string, kind: Kind): void => {
      if (this.#kinds.has(name) || name === PAGE) throw new Error(`${name} is defined twice`);
      this.#kinds.set(name, kind);
    };
    for (const [name, input] of Object.entries(inputs)) {
      define(name, { level: 0, compute: (_ask, text, number) => input(text, number) });
    }
    for (const [index, [name, compute]] of Object.entries(queries).entries()) {
      define(name, { level: index + 1, compute });
    }
    for (const [name, compute] of Object.entries(sources)) define(name, { level: this.#rootLevel, compute });
  }

  #levelOf(kind: string): number {
    return kind === PAGE ? this.#rootLevel : this.#kind(kind).level;
  }

  #kind(name: string): Kind {
    const kind = this.#kinds.get(name);
    if (!kind) throw new Error(`there is no query ${name}`);
    return kind;
  }

  /** The answer to a question. Outside a page and a query nothing is recorded. */
  readonly ask: Ask = (kind, text = '', number = 0) => {
    const recorder = this.#recorder ?? pageRecorder.getStore();
    const key = { kind, text, number };
    if (recorder && this.#kind(kind).level >= recorder.level) {
      throw new Error(`${nameOf(key)} must be defined before the query that asks it`);
    }
    const id = this.#graph.idOf(key) ?? (recorder?.reads && this.#record(key));
    if (id === undefined) return this.#unwrap(this.#compute(key, undefined));
    recorder?.reads?.add(id);
    if (!this.#answers.has(id)) this.#keep(id, this.#compute(key, undefined));
    return this.#unwrap(this.#answers.get(id));
  };

  #unwrap(answer: unknown): unknown {
    if (answer instanceof Failure) throw answer.error;
    return answer;
  }

  #keep(id: number, answer: unknown): void {
    if (this.#answers.size >= KEPT_ANSWERS) this.#answers.clear();
    this.#answers.set(id, answer);
  }

  /** Computes an answer and notes its reads. */
  #compute({ kind, text, number }: NodeKey, reads: Set<number> | undefined): unknown {
    const { level, compute } = this.#kind(kind);
    const outer = this.#recorder;
    this.#recorder = { level, reads };
    try {
      return compute(this.ask, text, number);
    } catch (error) {
      return new Failure(error);
    } finally {
      this.#recorder = outer;
    }
  }

  /** Computes an answer for the first time and records it with its reads. */
  #record(key: NodeKey): number {
    const reads = new Set<number>();
    const answer = this.#compute(key, reads);
    const { id } = this.#graph.insert(key, hashOf(answer));
    this.#graph.addReads(id, reads);
    this.#keep(id, answer);
    return id;
  }

  /** Says that an input may have another answer now. */
  touch(kind: string, text = '', number = 0): void {
    const key = { kind, text, number };
    // Nobody has asked, so nothing follows from it; filling a catalog touches millions of such.
    if (this.#graph.idOf(key) !== undefined) this.#touched.set(nameOf(key), key);
  }

  /**
   * The same for every recorded answer of a kind and text, from a number on. The number is asked for only when there is
   * anything to touch: working it out may cost more than the rest of an edit.
   */
  touchFrom(kind: string, text: string, from: () => number): void {
    if (!this.#graph.hasAny(kind, text)) return;
    const number = from();
    for (const node of this.#graph.findFrom({ kind, text, number }))
      this.touch(node.kind, node.text, node.number);
  }

  /** Says that a source calls for pages from now on. Saying it again has no effect. */
  addSource(kind: string, text = ''): void {
    const key = { kind, text, number: 0 };
    this.#declared.set(nameOf(key), { key, present: true });
  }

  /** Says that a source calls for no pages any more. */
  removeSource(kind: string, text = ''): void {
    const key = { kind, text, number: 0 };
    this.#declared.set(nameOf(key), { key, present: false });
  }

  /** Takes in what was touched and declared. The caller renders the pages that changed and were added. */
  plan(): Plan {
    const log: ClaimLog = new Map();
    const fresh = this.#takeDeclared(log);
    const roots = this.#propagate();
    for (const key of [...fresh, ...roots.filter(({ kind }) => kind !== PAGE)]) this.#updateSource(key, log);
    const { added, gone } = this.#graph.claims.settle(log);
    for (const path of gone) this.forget(path);
    const lost = new Set(gone);
    const changed = roots
      .filter(({ kind, text }) => kind === PAGE && !lost.has(text))
      .map(({ text }) => text);
    return { changed, added, gone, total: this.#graph.claims.total() };
  }

  /** Forgets the sources that have gone, and returns those that have come. */
  #takeDeclared(log: ClaimLog): NodeKey[] {
    const fresh: NodeKey[] = [];
    for (const { key, present } of this.#declared.values()) {
      const node = this.#graph.find(key);
      if (present && !node) fresh.push(key);
      if (!present && node) {
        this.#graph.claims.replace(node.id, [], log);
        this.#graph.remove(node.id);
      }
    }
    this.#declared.clear();
    return fresh;
  }

  /** Computes again what was touched and what that changes, and returns the pages and sources at the end. */
  #propagate(): GraphNode[] {
    const levels: Map<number, GraphNode>[] = [];
    const mark = (node: GraphNode): void => {
      const level = this.#levelOf(node.kind);
      levels[level] ??= new Map();
      levels[level].set(node.id, node);
    };
    for (const key of this.#touched.values()) {
      const node = this.#graph.find(key);
      if (node) mark(node);
    }
    this.#touched.clear();
    for (let level = 0; level < this.#rootLevel; level += 1) {
      // A level is complete when it is reached: answers are read by higher levels only.
      for (const node of levels[level]?.values() ?? []) this.#update(node, mark);
    }
    return [...(levels[this.#rootLevel]?.values() ?? [])];
  }

  #updateSource(key: NodeKey, log: ClaimLog): void {
    const reads = new Set<number>();
    const paths = this.#unwrap(this.#compute(key, reads)) as readonly string[];
    const node = this.#graph.find(key) ?? this.#graph.insert(key, '');
    this.#answers.delete(node.id);
    this.#graph.setReads(node.id, reads);
    this.#graph.claims.replace(node.id, paths, log);
  }

  #update(node: GraphNode, mark: (reader: GraphNode) => void): void {
    this.#answers.delete(node.id);
    if (!this.#graph.hasReaders(node.id)) {
      this.#graph.remove(node.id);
      return;
    }
    const reads = new Set<number>();
    const answer = this.#compute(node, reads);
    const hash = hashOf(answer);
    this.#graph.setReads(node.id, reads);
    this.#keep(node.id, answer);
    if (hash === node.hash) return;
    this.#graph.setHash(node.id, hash);
    for (const reader of this.#graph.readers(node.id)) mark(reader);
  }

  /** Renders a page and records what it asks, in place of what it asked before. */
  async record<Result>(path: string, render: () => Promise<Result>): Promise<Result> {
    const reads = new Set<number>();
    let result: Result;
    try {
      result = await pageRecorder.run({ level: this.#rootLevel, reads }, render);
    } catch (error) {
      this.#graph.removeUnread(reads);
      throw error;
    }
    const key = { kind: PAGE, text: path, number: 0 };
    const page = this.#graph.find(key);
    if (page) this.#graph.setReads(page.id, reads);
    else this.#graph.addReads(this.#graph.insert(key, '').id, reads);
    return result;
  }

  /** The page is gone: what only it had asked is forgotten with it. */
  forget(path: string): void {
    const page = this.#graph.find({ kind: PAGE, text: path, number: 0 });
    if (page) this.#graph.remove(page.id);
  }

  /** Forgets answers in memory, for a graph that has been rolled back under it. */
  reset(): void {
    this.#graph.forgetIds();
    this.#answers.clear();
    this.#touched.clear();
    this.#declared.clear();
  }
}
