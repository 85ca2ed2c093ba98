import { pruneBags } from './bag/index.ts';
import { prunePreviews } from './catalog/index.ts';
import { pruneIdempotencyKeys } from './platform/idempotency.ts';
import type { Services } from './platform/services.ts';

/** Deletes bags, idempotency keys and previews of bulk edits that have expired. */
export async function pruneExpired({ database, log }: Pick<Services, 'database' | 'log'>): Promise<void> {
  const on = { database };
  const bags = await pruneBags(on);
  const idempotencyKeys = await pruneIdempotencyKeys(on);
  const bulkPreviews = await prunePreviews(on);
  log.info({ bags, idempotencyKeys, bulkPreviews }, 'pruned');
}
