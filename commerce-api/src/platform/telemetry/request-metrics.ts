import { percentile } from '@lapidary/shared/percentile';

/** Enough for a 95th percentile; a busier minute keeps a random choice of its requests. */
const SAMPLES = 2_000;

const CLASSES: readonly [name: string, path: RegExp][] = [
  ['events', /^\/api\/admin\/publishing\/events$/],
  ['admin', /^\/api\/admin\//],
  ['availability', /^\/api\/availability\//],
  ['bag', /^\/api\/bag(\/|$)/],
  ['checkout', /^\/api\/checkout(\/|$)/],
  ['orders', /^\/api\/orders(\/|$)/],
  ['account', /^\/api\/(session|account)(\/|$)/],
  ['operations', /^\/api\/(health|ready|docs|openapi)/],
];

/** The kind of a request, as metrics tell them apart. */
export const routeClassOf = (path: string): string =>
  CLASSES.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other';

export interface ClassFigures {
  requests: number;
  errors: number;
  /** Milliseconds. */
  p95: number | null;
}

interface Tally {
  requests: number;
  errors: number;
  samples: number[];
}

/** Counts requests by class, from one reading to the next. */
export class RequestMetrics {
  #tallies = new Map<string, Tally>();

  record(path: string, status: number, ms: number): void {
    const name = routeClassOf(path);
    let tally = this.#tallies.get(name);
    if (!tally) {
      tally = { requests: 0, errors: 0, samples: [] };
      this.#tallies.set(name, tally);
    }
    tally.requests += 1;
    if (status >= 500) tally.errors += 1;
    if (tally.samples.length < SAMPLES) {
      tally.samples.push(ms);
      return;
    }
    const place = Math.floor(Math.random() * tally.requests);
    if (place < SAMPLES) tally.samples[place] = ms;
  }

  /** What was counted since the last reading, by class. */
  take(): Map<string, ClassFigures> {
    const tallies = this.#tallies;
    this.#tallies = new Map();
    return new Map(
      [...tallies].map(([name, { requests, errors, samples }]) => {
        const p95 = percentile(
          samples.sort((a, b) => a - b),
          0.95,
        );
        return [name, { requests, errors, p95 }];
      }),
    );
  }
}
