import type { ReleaseCause } from '@lapidary/shared/publishing/release';
import { type Executor, execute, selectOne } from '../platform/sql.ts';
import { databaseNow, forUpdate, type OpenTransaction } from '../platform/transaction.ts';
import { requestPublish } from './request-publish.ts';

/** How long pages wait for somebody who died between two steps. */
const HOLD_MS = 60_000;

/**
 * Asks for the pages of one more step of work that takes several transactions: all of its products go live together, in one
 * request that waits until `letPublish`. Should nobody get that far, it is due a minute after its last step, so that no edit
 * stays without its pages.
 * @param request.id the request of the steps before; null at the first.
 * @returns the id of the request to go on with: another one when that of before is at work already.
 */
export async function growPublishRequest(
  on: OpenTransaction,
  request: { id: string | null; cause: ReleaseCause; productIds: readonly string[] },
): Promise<string> {
  const held = `${databaseNow(on.database)} + ${HOLD_MS}`;
  const known =
    request.id &&
    (await selectOne<{ product_ids_json: string | null }>(
      on,
      `SELECT product_ids_json FROM publish_requests
       WHERE id = $id AND state = 'waiting' AND attempts = 0${forUpdate(on.database)}`,
      { id: request.id },
    ));
  if (!request.id || !known) {
    const id = await requestPublish(on, request);
    await execute(on, `UPDATE publish_requests SET not_before = ${held} WHERE id = $id`, { id });
    return id;
  }
  const before = JSON.parse(known.product_ids_json ?? '[]') as string[];
  await execute(
    on,
    `UPDATE publish_requests SET product_ids_json = $productIds, cause_json = $cause, not_before = ${held}
     WHERE id = $id`,
    {
      id: request.id,
      cause: JSON.stringify(request.cause),
      productIds: JSON.stringify([...new Set([...before, ...request.productIds])]),
    },
  );
  return request.id;
}

/** The last step is done: the request is due. */
export async function letPublish(on: Executor, id: string): Promise<void> {
  await execute(
    on,
    `UPDATE publish_requests SET not_before = ${databaseNow(on.database)} WHERE id = $id AND state = 'waiting'`,
    { id },
  );
}
