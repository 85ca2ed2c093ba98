import { pruneBags } from './bag/index.ts';
import { pruneIdempotencyKeys } from './platform/idempotency.ts';
import type { Services } from './platform/services.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Deletes bags and idempotency keys that have expired: now, and every hour. @returns what stops it. */
export function pruneHourly({ database, log }: Pick<Services, 'database' | 'log'>): () => void {
  const on = { database };
  const prune = async (): Promise<void> => {
    try {
      const bags = await pruneBags(on);
      const idempotencyKeys = await pruneIdempotencyKeys(on);
      log.info({ bags, idempotencyKeys }, 'pruned');
    } catch (error) {
      // The next hour tries again; until then there is only more to delete.
      log.warn({ err: error }, 'could not prune');
    }
  };
  void prune();
  const timer = setInterval(() => void prune(), HOUR_MS);
  timer.unref();
  return () => clearInterval(timer);
}
