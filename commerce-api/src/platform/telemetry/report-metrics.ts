import type { Logger } from 'pino';
import { type Database, poolFigures } from '../database.ts';
import { embeddedMetrics } from './embedded-metrics.ts';
import type { RequestMetrics } from './request-metrics.ts';

const EVERY_MS = 60_000;

export interface MetricSources {
  log: Logger;
  database: Database;
  requests: RequestMetrics;
  /** Seconds that the oldest publish request has waited. */
  oldestPublishRequest: () => Promise<number>;
  droppedLogEvents: () => number;
}

/** Writes one reading to the log. What the database cannot tell now is left out. */
export async function reportMetrics(sources: MetricSources): Promise<void> {
  const { log, database, requests } = sources;
  const { using, waiting } = poolFigures(database);
  const gauges = { poolUsed: using, poolWaiting: waiting, droppedLogEvents: sources.droppedLogEvents() };
  const oldest = await sources.oldestPublishRequest().catch((error: unknown) => {
    log.warn({ err: error }, 'the oldest publish request is not known');
    return undefined;
  });
  const all = { ...gauges, ...(oldest !== undefined && { oldestPublishRequestSeconds: oldest }) };
  for (const line of embeddedMetrics(Date.now(), requests.take(), all)) log.info(line, 'metrics');
}

/** Writes a reading each minute until `stop` is aborted. */
export function startMetrics(sources: MetricSources, stop: AbortSignal): void {
  // Metrics are wanted whatever the level of the log.
  const log = sources.log.child({}, { level: 'info' });
  const timer = setInterval(() => void reportMetrics({ ...sources, log }), EVERY_MS).unref();
  stop.addEventListener('abort', () => clearInterval(timer), { once: true });
}
