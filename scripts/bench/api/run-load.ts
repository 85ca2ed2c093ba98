import { percentile } from '@lapidary/shared/percentile';
import autocannon from 'autocannon';
import type { Operation, Visit } from './operation.ts';
import { processorMs, watchMemory } from './process-cost.ts';
import type { Target } from './start-target.ts';

/** One stretch of load on one target. */
export interface LoadFigures {
  /** That were completed. */
  operations: number;
  perSecond: number;
  /** Milliseconds from the first request of an operation to its last answer. */
  p50: number;
  p95: number;
  /** Answers that were not what they should be, broken connections and timeouts. */
  errors: number;
  /** Processor time of the target per operation, in milliseconds. */
  cpuMs: number;
  /** The most memory that the target had. */
  memoryMb: number;
}

interface Tally {
  durations: number[];
  errors: number;
  lastAt: number;
}

const lowerCased = (headers: object | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );

/** The operation as requests of autocannon, whose `context` is new for each round on each connection. */
const requestsOf = ({ steps }: Operation, tally: Tally): autocannon.Request[] =>
  steps.map((step, index) => ({
    setupRequest: (request, context) => {
      const visit = context as Visit;
      visit.startedAt ??= performance.now();
      return { ...request, ...step.request(visit) };
    },
    onResponse: (status, body, context, headers) => {
      const visit = context as Visit;
      const now = performance.now();
      if (!step.answered(visit, { status, body, headers: lowerCased(headers) })) tally.errors += 1;
      else if (index === steps.length - 1) {
        tally.durations.push(now - visit.startedAt!);
        tally.lastAt = now;
      }
    },
  }));

/** Puts load on a target for some seconds, or for a number of requests, and measures what comes back. */
export async function runLoad(
  { url, pid }: Target,
  operation: Operation,
  load: { connections: number; seconds: number } | { requests: number },
): Promise<LoadFigures> {
  const tally: Tally = { durations: [], errors: 0, lastAt: 0 };
  const memory = watchMemory(pid);
  const cpuAtStart = processorMs(pid);
  const startedAt = performance.now();
  const extent =
    'requests' in load
      ? { connections: 1, amount: load.requests }
      : { connections: load.connections, duration: load.seconds };
  const { errors, timeouts } = await autocannon({
    url,
    ...extent,
    sampleInt: 100,
    requests: requestsOf(operation, tally),
  });
  const cpuMs = (processorMs(pid) - cpuAtStart) / tally.durations.length;
  const sorted = tally.durations.toSorted((a, b) => a - b);
  return {
    operations: sorted.length,
    perSecond: sorted.length === 0 ? 0 : sorted.length / ((tally.lastAt - startedAt) / 1000),
    p50: percentile(sorted, 0.5) ?? Number.NaN,
    p95: percentile(sorted, 0.95) ?? Number.NaN,
    errors: tally.errors + errors + timeouts,
    cpuMs,
    memoryMb: memory.stop(),
  };
}
