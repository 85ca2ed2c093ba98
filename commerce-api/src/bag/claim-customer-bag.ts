import type { OpenTransaction } from '../platform/transaction.ts';
import { newBagId } from './bag-id.ts';
import { insertBag, lockBag } from './bag-rows.ts';
import { assignCustomerBag, selectCustomerBagId } from './customer-bag-rows.ts';
import { mergeGuestBag } from './merge-guest-bag.ts';

/**
 * The bag of a customer who signs in, with what the guest's bag of this browser holds. Every sign-in of a customer
 * gets the same bag, on whatever device. To be called with the customer's row locked, so that there is one at a time.
 * @returns its id, and how many lines came from the guest's bag.
 */
export async function claimCustomerBag(
  on: OpenTransaction,
  { customerId, guestBagId }: { customerId: string; guestBagId: string | undefined },
): Promise<{ bagId: string; mergedLines: number }> {
  const known = await selectCustomerBagId(on, customerId);
  const bagId = known !== undefined && (await lockBag(on, known)) ? known : newBagId();
  if (bagId !== known) {
    await insertBag(on, bagId);
    await assignCustomerBag(on, customerId, bagId);
  }
  const mergedLines =
    guestBagId === undefined ? 0 : await mergeGuestBag(on, { guestBagId, customerId, customerBagId: bagId });
  return { bagId, mergedLines };
}
