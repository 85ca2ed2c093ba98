import type { AddBagLine, Bag } from '@lapidary/shared/bag/bag';
import { AppError } from '../platform/app-error.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { newBagId } from './bag-id.ts';
import { MAX_LINES } from './bag-limits.ts';
import { insertBag, insertBagLine, lockBag, selectBagAndVariant, updateBagLine } from './bag-rows.ts';
import { checkQuantity } from './check-quantity.ts';
import { availableOf, titleOf, toBag } from './to-bag.ts';

/** The visitor's bag, locked; a new one when there is none yet. An unknown id is never adopted. */
async function openBag(on: OpenTransaction, bagId: string | undefined): Promise<string> {
  if (bagId !== undefined && (await lockBag(on, bagId))) return bagId;
  const id = newBagId();
  await insertBag(on, id);
  return id;
}

/**
 * Puts units of a variant into a bag, on top of what it holds already: three statements and one commit.
 * @returns the whole bag and its id, which is new when there was no such bag.
 * @throws AppError `not_found` when the variant is not for sale, `out_of_stock` with the line, `conflict` when the
 * bag is full.
 */
export async function addBagLine(
  { database }: Pick<Services, 'database'>,
  { bagId, variantId, quantity }: AddBagLine & { bagId: string | undefined },
): Promise<{ bagId: string; bag: Bag }> {
  return await inTransaction(database, async (on) => {
    const openId = await openBag(on, bagId);
    const { lines, ...rest } = await selectBagAndVariant(on, { bagId: openId, variantId, lineId: newId() });
    const line = lines.find((one) => one.variantId === variantId);
    if (line?.forSale !== 1) throw new AppError('not_found', 'This piece is not for sale.');
    const held = line.quantity;
    const available = availableOf(line);
    checkQuantity({ variantId, title: titleOf(line), held, more: quantity, available });
    if (lines.length > MAX_LINES) {
      throw new AppError('conflict', `A bag holds ${MAX_LINES} different pieces at most.`);
    }
    const changed = { id: line.id, bagId: openId, quantity: held + quantity };
    if (held > 0) await updateBagLine(on, changed);
    else await insertBagLine(on, { ...changed, variantId });
    const after = lines.map((one) => (one === line ? { ...line, quantity: changed.quantity } : one));
    return { bagId: openId, bag: toBag({ ...rest, lines: after }) };
  });
}
