import { type Executor, execute, select } from '../platform/sql.ts';
import type { OpenTransaction } from '../platform/transaction.ts';
import { newBagId } from './bag-id.ts';
import { assignCustomerBag, deleteBag, renameBag, selectCustomerBagId } from './customer-bag-rows.ts';

/** Gives a customer's bag a new id, so that cookies on devices that were signed out open it no longer. */
export async function withdrawCustomerBag(on: OpenTransaction, customerId: string): Promise<void> {
  const bagId = await selectCustomerBagId(on, customerId);
  if (bagId === undefined) return;
  const fresh = newBagId();
  await renameBag(on, bagId, fresh, newBagId());
  await assignCustomerBag(on, customerId, fresh);
}

/**
 * Deletes a customer's bag for good.
 * @returns the ids of the bags that were theirs: this one, and the guest's bags that went into it.
 */
export async function deleteCustomerBag(on: Executor, customerId: string): Promise<string[]> {
  const merged = await select<{ bagId: string }>(
    on,
    'SELECT guest_bag_id AS bagId FROM bag_merges WHERE customer_id = $customerId',
    { customerId },
  );
  const bagIds = merged.map(({ bagId }) => bagId);
  const bagId = await selectCustomerBagId(on, customerId);
  if (bagId === undefined) return bagIds;
  await deleteBag(on, bagId);
  await execute(on, 'DELETE FROM customer_bags WHERE customer_id = $customerId', { customerId });
  return [...bagIds, bagId];
}
