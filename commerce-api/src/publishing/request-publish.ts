import type { ReleaseCause } from '@lapidary/shared/publishing/release';
import { newId } from '../platform/ids.ts';
import { type Executor, execute } from '../platform/sql.ts';
import { databaseNow } from '../platform/transaction.ts';

/**
 * Asks for the site to follow the database: a row written in the transaction of the edit, so that no edit is ever
 * committed without it.
 * @param request.productIds products whose pages may differ, or null for everything.
 * @param request.paths pages to render again in any case.
 * @returns the id of the request, to follow it.
 */
export async function requestPublish(
  on: Executor,
  request: { cause: ReleaseCause; productIds: readonly string[] | null; paths?: readonly string[] },
): Promise<string> {
  const id = newId();
  const now = databaseNow(on.database);
  await execute(
    on,
    `INSERT INTO publish_requests
       (id, state, cause_json, product_ids_json, paths_json, release_id, attempts, error, created_at, updated_at, not_before)
     VALUES ($id, 'waiting', $cause, $productIds, $paths, NULL, 0, NULL, $createdAt, ${now}, ${now})`,
    {
      id,
      cause: JSON.stringify(request.cause),
      productIds: request.productIds && JSON.stringify(request.productIds),
      paths: request.paths ? JSON.stringify(request.paths) : null,
      createdAt: Date.now(),
    },
  );
  return id;
}
