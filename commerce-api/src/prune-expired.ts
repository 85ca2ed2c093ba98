import { pruneBags } from './bag/index.ts';
import { pruneIdempotencyKeys } from './platform/idempotency.ts';
import type { Services } from './platform/services.ts';

/** Deletes bags and idempotency keys that have expired. */
export async function pruneExpired({ database, log }: Pick<Services, 'database' | 'log'>): Promise<void> {
  const on = { database };
  const bags = await pruneBags(on);
  const idempotencyKeys = await pruneIdempotencyKeys(on);
  log.info({ bags, idempotencyKeys }, 'pruned');
}
