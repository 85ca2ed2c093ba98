import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Input, type Query, QueryEngine, type Source } from './query-engine.ts';
import { GRAPH_SCHEMA, QueryGraph } from './query-graph.ts';

/** How many edit sequences: a quick run by default, 10,000 and more when asked for. */
const SEQUENCES = Number(process.env.QUERY_ENGINE_SEQUENCES ?? 500);
const TIMEOUT_MS = Math.max(180_000, SEQUENCES * 100);

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
    // Several cells call for one page, and a cell for a page or two or none.
    const sources: Record<string, Source> = {
      cellPages: (ask, text) => {
        const value = ask('cell', '', Number(text)) as number | null;
        if (value === null || value === 9) return [];
        return ask('parity', '', Number(text)) ? [`/${value}/`, `/${value % 4}/`] : [`/${value}/`];
      },
    };
    return new QueryEngine(this.graph, inputs, noted, sources);
  }

  /** Writes a cell and says so, as whoever keeps the facts does. */
  write(engine: QueryEngine, { cell, value }: { cell: number; value: number | null }): void {
    if (value === null) {
      this.cells.delete(cell);
      engine.removeSource('cellPages', String(cell));
    } else {
      this.cells.set(cell, value);
      engine.addSource('cellPages', String(cell));
    }
    engine.touch('cell', '', cell);
  }

  /** All that is recorded, by names instead of ids. */
  recorded(): { nodes: string[]; reads: string[]; claims: string[] } {
    const name = (alias: string) => `${alias}.kind || '(' || ${alias}.text || ', ' || ${alias}.number || ')'`;
    const list = (sql: string) =>
      this.database
        .prepare(sql)
        .all()
        .map((row) => Object.values(row).join(' '))
        .sort();
    return {
      nodes: list(`SELECT ${name('n')}, n.hash FROM graph_nodes n`),
      reads: list(
        `SELECT ${name('a')}, ${name('b')} FROM graph_reads
         LEFT JOIN graph_nodes a ON a.id = reader LEFT JOIN graph_nodes b ON b.id = read`,
      ),
      claims: list(
        `SELECT path, ${name('n')} FROM page_claims LEFT JOIN graph_nodes n ON n.id = source
         UNION ALL SELECT 'total', pages FROM page_total`,
      ),
    };
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

class RunFailed extends Error {}

/** One publish: edits, plan, renders. @param failsAfter renders after which it fails. */
async function publish(
  world: World,
  engine: QueryEngine,
  site: Map<string, string>,
  round: readonly Edit[],
  failsAfter = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (const edit of round) world.write(engine, edit);
  const { changed, added, gone, total } = engine.plan();
  for (const path of gone) expect(site.delete(path) ? path : `${path} was no page`).toBe(path);
  for (const path of added) expect(site.has(path) ? `${path} was a page` : path).toBe(path);
  for (const path of changed) expect(site.has(path) ? path : `${path} was no page`).toBe(path);
  for (const [index, path] of [...added, ...changed].entries()) {
    const render = async () => {
      const shown = show(engine, path);
      if (index >= failsAfter) throw new RunFailed();
      return shown;
    };
    site.set(path, await engine.record(path, render));
  }
  expect(total).toBe(site.size);
}

type Edit = { cell: number; value: number | null };

const edit = fc.record({ cell: fc.nat({ max: 11 }), value: fc.option(fc.nat({ max: 9 }), { nil: null }) });
const edits = fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });

describe('QueryEngine', () => {
  it(
    'renders exactly the pages that an edit can change, and they come out as from scratch',
    async () => {
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
            for (const path of current.plan().changed) {
              site.set(path, await current.record(path, async () => show(current, path)));
            }
            const scratch = new World();
            for (const [cell, value] of world.cells) scratch.cells.set(cell, value);
            const other = scratch.engine();
            for (const path of PAGES)
              expect(`${path} ${site.get(path)}`).toBe(`${path} ${show(other, path)}`);
          }
        }),
        { numRuns: SEQUENCES },
      );
    },
    TIMEOUT_MS,
  );

  it(
    'follows which pages there are, and records what a graph from scratch does, failed runs included',
    async () => {
      const round = fc.record({
        edits: fc.array(edit, { maxLength: 5 }),
        failsAfter: fc.option(fc.nat({ max: 4 }), { nil: undefined }),
        restarts: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 8 }), async (rounds) => {
          const world = new World();
          let engine = world.engine();
          let site = new Map<string, string>();
          for (const { edits, failsAfter, restarts } of rounds) {
            if (restarts) engine = world.engine();
            if (failsAfter !== undefined) {
              const [cells, recorded] = [[...world.cells], world.recorded()];
              world.database.exec('BEGIN');
              try {
                await publish(world, engine, new Map(site), edits, failsAfter);
              } catch (error) {
                if (!(error instanceof RunFailed)) throw error;
              }
              world.database.exec('ROLLBACK');
              engine.reset();
              world.cells.clear();
              for (const [cell, value] of cells) world.cells.set(cell, value);
              expect(world.recorded()).toEqual(recorded);
            }
            const next = new Map(site);
            await publish(world, engine, next, edits);
            site = next;

            const scratch = new World();
            const other = new Map<string, string>();
            const all = [...world.cells].map(([cell, value]) => ({ cell, value }));
            await publish(scratch, scratch.engine(), other, all);
            expect(Object.fromEntries(site)).toEqual(Object.fromEntries(other));
            expect(world.recorded()).toEqual(scratch.recorded());
          }
        }),
        { numRuns: SEQUENCES },
      );
    },
    TIMEOUT_MS,
  );

  it('leaves nothing behind of a page that could not be rendered', async () => {
    const world = new World();
    const engine = world.engine();
    const failing = engine.record('/0/', async () => {
      show(engine, '/0/');
      throw new RunFailed();
    });
    await expect(failing).rejects.toThrow(RunFailed);
    expect(world.graph.size()).toEqual({ nodes: 0, reads: 0 });
  });

  it('keeps a page whose address moves from one source to another', () => {
    const world = new World();
    const engine = world.engine();
    world.write(engine, { cell: 1, value: 2 });
    expect(engine.plan()).toMatchObject({ added: ['/2/'], gone: [], total: 1 });
    world.write(engine, { cell: 1, value: 4 });
    world.write(engine, { cell: 2, value: 2 });
    expect(engine.plan()).toMatchObject({ added: ['/4/'], gone: [], total: 2 });
  });

  it(
    'plans no page whose reads are answered as before',
    async () => {
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
            for (const path of engine.plan().changed) {
              const answer = await engine.record(path, async () => questions(path));
              expect(answer).not.toBe(answers.get(path));
              answers.set(path, answer);
            }
          }
        }),
        { numRuns: SEQUENCES },
      );
    },
    TIMEOUT_MS,
  );

  it('stops where an answer comes out the same', async () => {
    const world = new World();
    world.cells.set(1, 2);
    const engine = world.engine();
    await engine.record('/1/', async () => engine.ask('label', '/1/', 1));
    world.evaluated.length = 0;
    world.cells.set(1, 4);
    engine.touch('cell', '', 1);
    expect(engine.plan().changed).toEqual([]);
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
      await renderAll(engine.plan().changed);
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
    expect(engine.plan().changed).toEqual(['/0/']);
    world.database.exec('ROLLBACK');
    engine.reset();
    engine.touch('cell', '', 0);
    expect(engine.plan().changed).toEqual(['/0/']);
  });
});
