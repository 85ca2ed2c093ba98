import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Input, type Query, QueryEngine } from './query-engine.ts';
import { GRAPH_SCHEMA, QueryGraph } from './query-graph.ts';

/** How many edit sequences: a quick run by default, 10,000 and more when asked for. */
const SEQUENCES = Number(process.env.QUERY_ENGINE_SEQUENCES ?? 500);

/** A small world: numbered cells with small values, sums over ranges of them, and pages that show sums. */
class World {
  readonly cells = new Map<number, number>();
  readonly database = new DatabaseSync(':memory:');
  readonly graph: QueryGraph;
  readonly evaluated: string[] = [];

  constructor() {
    this.database.exec(GRAPH_SCHEMA);
    this.graph = new QueryGraph(this.database);
  }

  engine(): QueryEngine {
    const inputs: Record<string, Input> = { cell: (_text, number) => this.cells.get(number) ?? null };
    const queries: Record<string, Query> = {
      parity: (ask, _text, number) => Number(ask('cell', '', number) ?? 0) % 2,
      // Reads as far as the first cell that is not there: what is asked depends on the answers.
      run: (ask, _text, number) => {
        let sum = 0;
        for (let at = number; ; at += 1) {
          const value = ask('cell', '', at) as number | null;
          if (value === null) return sum;
          sum += value + Number(ask('parity', '', at));
        }
      },
      big: (ask, _text, number) => {
        if (Number(ask('run', '', number)) > 40) throw new Error('too big');
        return ask('run', '', number);
      },
      label: (ask, text, number) => `${text}:${ask('parity', '', number) === 0 ? 'even' : 'odd'}`,
    };
    const noted = Object.fromEntries(
      Object.entries(queries).map(([name, query]): [string, Query] => [
        name,
        (ask, text, number) => {
          this.evaluated.push(`${name}(${text}, ${number})`);
          return query(ask, text, number);
        },
      ]),
    );
    return new QueryEngine(this.graph, inputs, noted);
  }
}

const PAGES = Array.from({ length: 8 }, (_, index) => `/${index}/`);

function show(engine: QueryEngine, path: string): string {
  const number = Number(path.slice(1, -1));
  const tell = (kind: string, text = '') => {
    try {
      return String(engine.ask(kind, text, number));
    } catch (error) {
      return `! ${(error as Error).message}`;
    }
  };
  return [tell('big'), tell('label', path), number % 2 ? tell('run') : ''].join(' | ');
}

const edit = fc.record({ cell: fc.nat({ max: 11 }), value: fc.option(fc.nat({ max: 9 }), { nil: null }) });
const edits = fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });

describe('QueryEngine', () => {
  it('renders exactly the pages that an edit can change, and they come out as from scratch', async () => {
    await fc.assert(
      fc.asyncProperty(edits, fc.boolean(), async (rounds, restarts) => {
        const world = new World();
        let engine = world.engine();
        const site = new Map<string, string>();
        for (const path of PAGES) site.set(path, await engine.record(path, async () => show(engine, path)));
        for (const round of rounds) {
          // A fresh process finds all it needs in the graph.
          if (restarts) engine = world.engine();
          for (const { cell, value } of round) {
            if (value === null) world.cells.delete(cell);
            else world.cells.set(cell, value);
            engine.touch('cell', '', cell);
          }
          const current = engine;
          for (const path of current.plan()) {
            site.set(path, await current.record(path, async () => show(current, path)));
          }
          const scratch = new World();
          for (const [cell, value] of world.cells) scratch.cells.set(cell, value);
          const other = scratch.engine();
          for (const path of PAGES) expect(`${path} ${site.get(path)}`).toBe(`${path} ${show(other, path)}`);
        }
      }),
      { numRuns: SEQUENCES },
    );
  });

  it('plans no page whose reads are answered as before', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (rounds) => {
        const world = new World();
        const engine = world.engine();
        const answers = new Map<string, string>();
        // Every single question of a page, so that a page planned without a changed answer is seen.
        const questions = (path: string) => {
          const number = Number(path.slice(1, -1));
          return [`${engine.ask('label', path, number)}`, `${engine.ask('run', '', number)}`].join();
        };
        for (const path of PAGES) answers.set(path, await engine.record(path, async () => questions(path)));
        for (const round of rounds) {
          for (const { cell, value } of round) {
            if (value === null) world.cells.delete(cell);
            else world.cells.set(cell, value);
            engine.touch('cell', '', cell);
          }
          for (const path of engine.plan()) {
            const answer = await engine.record(path, async () => questions(path));
            expect(answer).not.toBe(answers.get(path));
            answers.set(path, answer);
          }
        }
      }),
      { numRuns: SEQUENCES },
    );
  });

  it('stops where an answer comes out the same', async () => {
    const world = new World();
    world.cells.set(1, 2);
    const engine = world.engine();
    await engine.record('/1/', async () => engine.ask('label', '/1/', 1));
    world.evaluated.length = 0;
    world.cells.set(1, 4);
    engine.touch('cell', '', 1);
    expect(engine.plan()).toEqual([]);
    expect(world.evaluated).toEqual(['parity(, 1)']);
  });

  it('keeps nothing of pages that are gone', async () => {
    const world = new World();
    for (let cell = 0; cell < 10; cell += 1) world.cells.set(cell, cell);
    const engine = world.engine();
    for (const path of PAGES) await engine.record(path, async () => show(engine, path));
    for (const path of PAGES) engine.forget(path);
    expect(world.graph.size()).toEqual({ nodes: 0, reads: 0 });
  });

  it('does not grow over months of edits', async () => {
    const world = new World();
    const engine = world.engine();
    const renderAll = async (paths: readonly string[]) => {
      for (const path of paths) await engine.record(path, async () => show(engine, path));
    };
    const fill = async (cells: number) => {
      for (let cell = 0; cell < 12; cell += 1) {
        if (cell < cells) world.cells.set(cell, 1);
        else world.cells.delete(cell);
        engine.touch('cell', '', cell);
      }
      await renderAll(engine.plan());
    };
    await renderAll(PAGES);
    await fill(4);
    const size = world.graph.size();
    for (let month = 0; month < 30; month += 1) await fill(month % 12);
    await fill(4);
    expect(world.graph.size()).toEqual(size);
  });

  it('refuses a query that asks one defined after it', () => {
    const world = new World();
    const engine = new QueryEngine(world.graph, {}, { early: (ask) => ask('late'), late: () => 1 });
    expect(() => engine.ask('early')).toThrow('must be defined before');
    expect(() => engine.ask('nowhere')).toThrow('there is no query nowhere');
  });

  it('takes up where it was after a rollback', async () => {
    const world = new World();
    world.cells.set(0, 1);
    const engine = world.engine();
    await engine.record('/0/', async () => show(engine, '/0/'));
    world.database.exec('BEGIN');
    world.cells.set(0, 2);
    engine.touch('cell', '', 0);
    expect(engine.plan()).toEqual(['/0/']);
    world.database.exec('ROLLBACK');
    engine.reset();
    engine.touch('cell', '', 0);
    expect(engine.plan()).toEqual(['/0/']);
  });
});
