import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Ask, QueryEngine } from './query-engine.ts';
import { GRAPH_SCHEMA, type NodeKey, QueryGraph } from './query-graph.ts';

const FACTS = 12;
const PAGES = 8;

function open(facts: readonly number[]) {
  const database = new DatabaseSync(':memory:');
  database.exec(GRAPH_SCHEMA);
  const graph = new QueryGraph(database);
  const fact = (ask: Ask, place: number) => ask('fact', '', place % FACTS) as number;
  const engine = new QueryEngine(
    graph,
    { fact: (_, place) => facts[place] },
    {
      /** Asks something else for another answer, so that reads come and go. */
      chosen: (ask, _, place) => fact(ask, place + 1 + fact(ask, place)),
      sum: (ask, _, place) => Number(ask('chosen', '', place)) + fact(ask, place + 2),
    },
  );
  return { graph, engine };
}

const pathOf = (page: number) => `/${page}/`;

async function render(engine: QueryEngine, path: string): Promise<void> {
  const page = Number(path.slice(1, -1));
  await engine.record(path, async () => [engine.ask('sum', '', page), engine.ask('chosen', '', page + 3)]);
}

/** Everything recorded, by name instead of by id. */
function named(graph: QueryGraph): unknown {
  const { nodes, reads } = graph.records();
  const nameOf = ({ kind, text, number }: NodeKey) => `${kind}(${text}, ${number})`;
  const names = new Map(nodes.map((node) => [node.id, nameOf(node)]));
  return {
    nodes: nodes.map((node) => `${nameOf(node)} = ${node.hash}`).sort(),
    reads: reads.map(({ reader, read }) => `${names.get(reader)} > ${names.get(read)}`).sort(),
  };
}

it('what others recorded, in any portions, is as if it had been recorded here', async () => {
  const facts = fc.array(fc.nat(3), { minLength: FACTS, maxLength: FACTS });
  const edit = fc.record({ place: fc.nat(FACTS - 1), value: fc.nat(3) });
  const portions = fc.array(fc.nat(2), { minLength: PAGES, maxLength: PAGES });
  const rounds = fc.array(fc.tuple(fc.array(edit, { maxLength: 4 }), portions), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(facts, rounds, async (facts, rounds) => {
      const here = open(facts);
      const elsewhere = open(facts);
      let first = true;
      for (const [edits, portionOf] of rounds) {
        for (const { place, value } of edits) {
          facts[place] = value;
          here.engine.touch('fact', '', place);
          elsewhere.engine.touch('fact', '', place);
        }
        const { changed } = here.engine.plan();
        expect(elsewhere.engine.plan().changed.toSorted()).toEqual(changed.toSorted());
        const pages = first ? Array.from({ length: PAGES }, (_, page) => pathOf(page)) : changed;
        first = false;
        for (const path of pages) await render(here.engine, path);
        for (const portion of [0, 1, 2]) {
          const worker = open(facts);
          const own = pages.filter((path) => portionOf[Number(path.slice(1, -1))] === portion);
          for (const path of own) await render(worker.engine, path);
          elsewhere.graph.adopt(worker.graph.records());
        }
        expect(named(elsewhere.graph)).toEqual(named(here.graph));
      }
    }),
    { numRuns: 100 },
  );
});
