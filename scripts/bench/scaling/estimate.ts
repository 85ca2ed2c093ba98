import { monthlyCost, profiles } from '../../infra/profiles.ts';
import { audiencesOf, type Caching, hitRate, hitsByAudience } from './edge-audiences.ts';
import { expectedHits } from './edge-hits.ts';
import { DATABASES, type DatabasePlan, FREE, NODES, type Node, PRICES } from './prices.ts';
import { FOLD_AT, playStore } from './store-size.ts';
import { type MeasuredVisits, type RequestKind, visitMix } from './visit.ts';

export interface Scenario {
  /** Of all kinds, a month. */
  requests: number;
  products: number;
  editsPerHour: number;
}

export interface Estimate extends Scenario {
  /** The part of requests that the edge answers by itself: at worst, on which the costs are reckoned, and probably. */
  hits: { cautious: number; likely: number };
  /** Requests a second that reach the API in the busiest hour. */
  apiPerSecond: number;
  nodes: { node: Node; count: number };
  database: DatabasePlan;
  /** A change of one product, without the time that AWS takes to spread it; milliseconds. */
  publishMs: number;
  /** Every page, on one of the nodes; hours. */
  rebuildHours: number;
  storeBytes: number;
  dollars: number;
}

const MONTH_SECONDS = 30 * 24 * 3_600;
/** The busiest hour against the mean. */
const PEAK = 6;
const DAY_SECONDS = 24 * 3_600;
/**
 * CloudFront's regional caches stand in front of the origin for all edges of a part of the world. How long they keep what
 * is seldom asked for, nobody says: a day if shoppers come from everywhere, a week if they come from one part.
 */
const CACHING: Readonly<Record<'cautious' | 'likely', Caching>> = {
  cautious: { caches: 13, shield: true, keptSeconds: DAY_SECONDS },
  likely: { caches: 3, shield: true, keptSeconds: 7 * DAY_SECONDS },
};
/** As long as the API is not asked again for the availability of a piece. */
const AVAILABILITY_SECONDS = 15;
/** Files that a change of one product renders: `npm run bench -- publish`. */
const PAGES_PER_EDIT = 8;
/** Processor time of one core, from `npm run bench`. */
const CPU_MS = { page: 2.2, plan: 20, api: 2.7, availability: 0.4 } as const;
const UPLOAD_MS = 60;
const SWITCH_MS = 40;
const UPLOADS_AT_ONCE = 16;
/** A node should be half idle in its busiest hour, and one of two may be away. */
const BUSY = 0.5;
const LEAST_NODES = 2;
/** Documents, revisions and orders of a product over the years; a page with its releases. */
const DATABASE_KILOBYTES = 24;
const SITE_KILOBYTES = 120;
const MEDIA_KILOBYTES = 1_200;
const MILLION = 1_000_000;

/** What a month would be like. Everything is arithmetic but the visits, which were measured, and the store, which is played. */
export function estimate(scenario: Scenario, visits: MeasuredVisits, random: () => number): Estimate {
  const { requests, products, editsPerHour } = scenario;
  const perSecond = requests / MONTH_SECONDS;
  const pages = Math.ceil(products * 1.06) + 30;
  const audiences = audiencesOf(visits, products);
  const sharesOf = (...kinds: RequestKind[]): number =>
    audiences.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { share }) => sum + share, 0);
  const hitsWith = (caching: Caching): number =>
    hitRate(hitsByAudience(audiences, { perSecond, editsPerHour }, caching));
  const hits = { cautious: hitsWith(CACHING.cautious), likely: hitsWith(CACHING.likely) };

  const unshielded = hitsWith({ ...CACHING.cautious, shield: false });

  const asked = perSecond * PEAK * sharesOf('availability');
  const fresh = expectedHits({
    ...{ things: products, perSecond: asked, caches: CACHING.cautious.caches },
    ...{ shield: false, keptSeconds: AVAILABILITY_SECONDS, changesPerSecond: 0 },
  });
  const availability = asked * (1 - fresh);
  const dynamic = perSecond * PEAK * sharesOf('api');
  const cores = (availability * CPU_MS.availability + dynamic * CPU_MS.api) / 1_000;
  const nodes = nodesFor(cores, products);
  const gigabytes = (products * DATABASE_KILOBYTES) / MILLION + 2;
  const database = DATABASES.find((plan) => plan.gigabytes * 0.7 >= gigabytes) ?? DATABASES.at(-1)!;

  const { mostBytes } = playStore({ hours: 24 * 30, editsPerHour, pagesPerEdit: PAGES_PER_EDIT }, () =>
    Math.floor(random() * pages),
  );
  const { share } = nodes.node;
  const render = (count: number): number => (count * CPU_MS.page) / Math.min(1, share);
  const publishMs = CPU_MS.plan / Math.min(1, share) + render(PAGES_PER_EDIT) + UPLOAD_MS + SWITCH_MS;
  const rebuildMs = render(pages) + (pages / UPLOADS_AT_ONCE) * UPLOAD_MS;
  return {
    ...scenario,
    hits,
    apiPerSecond: availability + dynamic,
    nodes,
    database,
    publishMs,
    rebuildHours: rebuildMs / 3_600_000,
    storeBytes: mostBytes,
    dollars: costOf(scenario, {
      ...{ hits, pages, nodes, database },
      kilobytes: visitMix(visits).kilobytes / visitMix(visits).all,
      routed: sharesOf('page', 'data'),
      shielded: 1 - unshielded,
    }),
  };
}

/** Nodes for the API in its busiest hour, and a publisher that has room for the index of the catalog. */
function nodesFor(cores: number, products: number): { node: Node; count: number } {
  const least = products > 200_000 ? 'medium' : products > 20_000 ? 'small' : 'micro';
  const fitting = NODES.slice(NODES.findIndex(({ name }) => name === least));
  for (const node of fitting) {
    const count = Math.max(LEAST_NODES, Math.ceil(cores / (node.share * BUSY)) + 1);
    if (count <= 4 || node === NODES.at(-1))
      return { node, count: cores < node.share * BUSY ? LEAST_NODES : count };
  }
  throw new Error('there is always a largest node');
}

function costOf(
  { requests, products, editsPerHour }: Scenario,
  known: Pick<Estimate, 'hits' | 'nodes' | 'database'> & {
    pages: number;
    /** Of a mean request. */
    kilobytes: number;
    /** The part of requests that the router function sees. */
    routed: number;
    /** The part that comes to Origin Shield, or past it to the API: at most. */
    shielded: number;
  },
): number {
  const { hits, pages, nodes, database } = known;
  const standard = profiles.standard;
  const fixed = monthlyCost(standard) - 20 - 30;
  const gigabytes = (requests * known.kilobytes) / MILLION;
  const over = (used: number, free: number): number => Math.max(0, used - free);
  const calls = requests * known.routed;
  const edge =
    over(requests, FREE.edgeRequests) * PRICES.edgeRequest +
    over(gigabytes, FREE.edgeGigabytes) * PRICES.edgeGigabyte +
    over(calls, FREE.functionCalls) * PRICES.functionCall +
    calls * 3 * PRICES.storeRead +
    requests * PRICES.firewallRequest;
  const writes = editsPerHour * 24 * 30 * (PAGES_PER_EDIT + 2) + pages;
  const folds = Math.floor((editsPerHour * 24 * 30 * PAGES_PER_EDIT) / FOLD_AT) * FOLD_AT;
  const stored = (products * (SITE_KILOBYTES + MEDIA_KILOBYTES)) / MILLION;
  const missed = requests * (1 - hits.cautious);
  const shield = requests * known.shielded * PRICES.shieldRequest;
  const buckets =
    missed * PRICES.bucketRead + (writes + folds) * PRICES.bucketWrite + stored * PRICES.bucketGigabyte;
  const logs = ((missed * 0.6) / MILLION) * PRICES.logGigabyte;
  return fixed + nodes.node.dollars * nodes.count + database.dollars + edge + shield + buckets + logs;
}
