import { type Executor, execute, select, selectOne } from '../platform/sql.ts';
import type { MergeableLine } from './merge-lines.ts';

/** The id of a customer's bag; undefined before their first sign-in. */
export const selectCustomerBagId = async (on: Executor, customerId: string): Promise<string | undefined> =>
  (
    await selectOne<{ bagId: string }>(
      on,
      'SELECT bag_id AS bagId FROM customer_bags WHERE customer_id = $customerId',
      { customerId },
    )
  )?.bagId;

/** Whether a bag belongs to a customer, whoever it is. */
export const isCustomerBag = async (on: Executor, bagId: string): Promise<boolean> =>
  (await selectOne(on, 'SELECT customer_id FROM customer_bags WHERE bag_id = $bagId', { bagId })) !==
  undefined;

/** The lines of a bag as far as merging goes by them, in the order in which they were added. */
export const selectMergeableLines = async (on: Executor, bagId: string): Promise<MergeableLine[]> =>
  await select<MergeableLine>(
    on,
    `SELECT l.id, l.variant_id AS variantId, l.quantity,
       CASE WHEN v.live = 1 AND p.live_slug IS NOT NULL THEN COALESCE(s.stock, 0) ELSE 0 END AS available
     FROM bag_lines l
     LEFT JOIN variants v ON v.id = l.variant_id
     LEFT JOIN products p ON p.id = v.product_id
     LEFT JOIN stock_levels s ON s.variant_id = l.variant_id
     WHERE l.bag_id = $bagId
     ORDER BY l.id`,
    { bagId },
  );

/** Makes a bag the customer's, in the place of one they may have had. The customer's row must be locked. */
export async function assignCustomerBag(on: Executor, customerId: string, bagId: string): Promise<void> {
  const bind = { customerId, bagId };
  const replaced = await execute(
    on,
    'UPDATE customer_bags SET bag_id = $bagId WHERE customer_id = $customerId',
    bind,
  );
  if (replaced > 0) return;
  await execute(on, 'INSERT INTO customer_bags (customer_id, bag_id) VALUES ($customerId, $bagId)', bind);
}

/** Deletes a bag; its lines go with it. */
export async function deleteBag(on: Executor, bagId: string): Promise<void> {
  await execute(on, 'DELETE FROM bags WHERE id = $bagId', { bagId });
}

/**
 * Gives a bag another id, whatever it holds. Lines refer to their bag, so they wait in a bag of their own meanwhile.
 */
export async function renameBag(on: Executor, from: string, to: string, meanwhile: string): Promise<void> {
  const moveLines = async (source: string, target: string): Promise<void> => {
    const sql = 'UPDATE bag_lines SET bag_id = $target WHERE bag_id = $source';
    await execute(on, sql, { source, target });
  };
  const insert = 'INSERT INTO bags (id, created_at, updated_at) VALUES ($meanwhile, $now, $now)';
  await execute(on, insert, { meanwhile, now: Date.now() });
  await moveLines(from, meanwhile);
  await execute(on, 'UPDATE bags SET id = $to WHERE id = $from', { from, to });
  await moveLines(meanwhile, to);
  await deleteBag(on, meanwhile);
}
