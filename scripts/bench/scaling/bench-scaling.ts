import { type Estimate, estimate, type Scenario } from './estimate.ts';
import { readVisits } from './visit.ts';

/** From a shop that opens to the largest that is spoken of. */
const SCENARIOS: readonly Scenario[] = [
  { requests: 100_000, products: 500, editsPerHour: 2 },
  { requests: 1_000_000, products: 2_000, editsPerHour: 5 },
  { requests: 10_000_000, products: 10_000, editsPerHour: 20 },
  { requests: 30_000_000, products: 100_000, editsPerHour: 60 },
  { requests: 100_000_000, products: 100_000, editsPerHour: 200 },
  { requests: 100_000_000, products: 1_000_000, editsPerHour: 1_000 },
];

/** The same sequence in every run, so that tables can be compared. https://en.wikipedia.org/wiki/Lehmer_generator */
export function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export function benchScaling(): Estimate[] {
  const random = repeatable(20_261_122);
  const visits = readVisits();
  return SCENARIOS.map((scenario) => estimate(scenario, visits, random));
}

/** The figures as a table in Markdown. */
export function scalingTable(estimates: readonly Estimate[]): string[] {
  const percent = (part: number): string => (part * 100).toFixed(0);
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  return [
    '| requests a month | products | edits an hour | from the edge | to the API, /s in the busiest hour | containers | database | one product live after, ms + AWS | everything, h | KeyValueStore, KB of 5,000 | $ a month |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...estimates.map((each) => {
      const cells = [
        whole(each.requests),
        whole(each.products),
        whole(each.editsPerHour),
        `${percent(each.hits.cautious)}–${percent(each.hits.likely)} %`,
        each.apiPerSecond.toFixed(1),
        `${each.nodes.node.name} × ${each.nodes.count}`,
        each.database.name,
        whole(each.publishMs),
        each.rebuildHours.toFixed(2),
        whole(each.storeBytes / 1_000),
        whole(each.dollars),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}
