import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What a page view makes a browser ask for, told apart by how caches keep it (scripts/local-aws/edge/behaviors.ts). */
export const REQUEST_KINDS = ['page', 'shared', 'picture', 'availability', 'data', 'api'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

const Count = z.object({ requests: z.number().int().min(0), bytes: z.number().int().min(0) });

const Step = z.object({
  page: z.enum(['fixed', 'listing', 'product']),
  path: z.string(),
  /** What came over the network; what the browser had is left out. */
  kinds: z.partialRecord(z.enum(REQUEST_KINDS), Count),
});

/** Two visits of one browser, one after the other. */
const Visits = z.object({ first: z.array(Step), returning: z.array(Step) });

/** Visits as `npm run bench -- visit` has counted them in a browser. */
export type MeasuredVisits = z.infer<typeof MeasuredVisits>;
export const MeasuredVisits = z.object({
  phone: Visits,
  desktop: Visits,
  /** Files with hashed names that any page asked for. */
  sharedFiles: z.number().int().min(1),
  /** By kind of request. */
  cacheControl: z.partialRecord(z.enum(REQUEST_KINDS), z.array(z.string())),
});

export const VISITS_FILE = `${import.meta.dirname}/measured-visits.json`;

export const readVisits = (): MeasuredVisits =>
  MeasuredVisits.parse(JSON.parse(readFileSync(VISITS_FILE, 'utf8')));

/** Of ten visits, seven are by phone, and seven by a browser that has nothing of the shop yet. Assumed. */
const PHONES = 0.7;
const FIRST = 0.7;

/** Means over all visits. */
export interface VisitMix {
  /** Requests of a visit, by the kind of page that asks and the kind of what is asked. */
  requests: ReadonlyMap<string, number>;
  all: number;
  /** Page views of a visit, by kind of page. */
  views: Readonly<Record<'fixed' | 'listing' | 'product', number>>;
  /** Kilobytes of a visit, everything. */
  kilobytes: number;
}

export const mixKey = (page: string, kind: string): string => `${page} ${kind}`;

export function visitMix(visits: MeasuredVisits): VisitMix {
  const requests = new Map<string, number>();
  const views = { fixed: 0, listing: 0, product: 0 };
  let [all, bytes] = [0, 0];
  for (const [device, deviceShare] of [
    ['phone', PHONES],
    ['desktop', 1 - PHONES],
  ] as const) {
    for (const [visit, visitShare] of [
      ['first', FIRST],
      ['returning', 1 - FIRST],
    ] as const) {
      const share = deviceShare * visitShare;
      for (const { page, kinds } of visits[device][visit]) {
        views[page] += share;
        for (const [kind, count] of Object.entries(kinds)) {
          const key = mixKey(page, kind);
          requests.set(key, (requests.get(key) ?? 0) + share * count.requests);
          all += share * count.requests;
          bytes += share * count.bytes;
        }
      }
    }
  }
  return { requests, all, views, kilobytes: bytes / 1_000 };
}

/** What the visits asked for, as a table in Markdown. */
export function visitTable(visits: MeasuredVisits): string[] {
  const steps = (['phone', 'desktop'] as const).flatMap((device) =>
    (['first', 'returning'] as const).flatMap((visit) =>
      visits[device][visit].map((step) => ({ device, visit, ...step })),
    ),
  );
  return [
    `| browser | visit | page | ${REQUEST_KINDS.join(' | ')} | KB |`,
    `|---|---|---|${'---|'.repeat(REQUEST_KINDS.length)}---|`,
    ...steps.map(({ device, visit, path, kinds }) => {
      const counts = REQUEST_KINDS.map((kind) => kinds[kind]?.requests ?? 0);
      const bytes = Object.values(kinds).reduce((sum, count) => sum + count.bytes, 0);
      return `| ${[device, visit, path, ...counts, Math.round(bytes / 1_000)].join(' | ')} |`;
    }),
  ];
}
