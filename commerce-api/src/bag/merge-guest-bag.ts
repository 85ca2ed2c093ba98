import { MAX_GIFT_NOTE } from '@lapidary/shared/bag/bag';
import { execute, select } from '../platform/sql.ts';
import type { OpenTransaction } from '../platform/transaction.ts';
import { MAX_LINES } from './bag-limits.ts';
import { lockBag, updateBagLine, updateGiftNote } from './bag-rows.ts';
import { deleteBag, isCustomerBag, selectMergeableLines } from './customer-bag-rows.ts';
import { mergeGiftNotes } from './merge-gift-notes.ts';
import { mergeLines } from './merge-lines.ts';

interface Merge {
  guestBagId: string;
  customerId: string;
  customerBagId: string;
}

async function moveLine(
  on: OpenTransaction,
  line: { id: string; from: string; to: string; quantity: number },
): Promise<void> {
  const sql = 'UPDATE bag_lines SET bag_id = $to, quantity = $quantity WHERE id = $id AND bag_id = $from';
  await execute(on, sql, line);
}

async function mergeNotes(on: OpenTransaction, { guestBagId, customerBagId }: Merge): Promise<void> {
  const rows = await select<{ id: string; giftNote: string }>(
    on,
    'SELECT id, gift_note AS giftNote FROM bags WHERE id IN ($guestBagId, $customerBagId)',
    { guestBagId, customerBagId },
  );
  const noteOf = (bagId: string): string => rows.find(({ id }) => id === bagId)?.giftNote ?? '';
  const own = noteOf(customerBagId);
  const giftNote = mergeGiftNotes(own, noteOf(guestBagId), MAX_GIFT_NOTE);
  if (giftNote !== own) await updateGiftNote(on, { bagId: customerBagId, giftNote });
}

/**
 * Puts what is in a guest's bag into a customer's locked bag, once: the guest's bag is gone then, and its id is kept
 * so that it can never be merged again. Another customer's bag is nobody's guest bag and is left alone.
 * @returns how many lines were merged; 0 when there is nothing to merge.
 */
export async function mergeGuestBag(on: OpenTransaction, merge: Merge): Promise<number> {
  const { guestBagId, customerId, customerBagId } = merge;
  if (guestBagId === customerBagId || (await isCustomerBag(on, guestBagId))) return 0;
  if (!(await lockBag(on, guestBagId))) return 0;
  await execute(
    on,
    'INSERT INTO bag_merges (guest_bag_id, customer_id, merged_at) VALUES ($guestBagId, $customerId, $now)',
    { guestBagId, customerId, now: Date.now() },
  );
  const guestLines = await selectMergeableLines(on, guestBagId);
  const lines = mergeLines(await selectMergeableLines(on, customerBagId), guestLines, MAX_LINES);
  for (const { id, from, quantity } of lines) {
    if (from === 'own') await updateBagLine(on, { id, bagId: customerBagId, quantity });
    else await moveLine(on, { id, from: guestBagId, to: customerBagId, quantity });
  }
  await mergeNotes(on, merge);
  await deleteBag(on, guestBagId);
  return lines.length;
}
