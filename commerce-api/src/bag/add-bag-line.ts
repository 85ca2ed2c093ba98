import type { AddBagLine, Bag } from '@lapidary/shared/bag/bag';
import { AppError } from '../platform/app-error.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction, type OpenTransaction } from '../platform/transaction.ts';
import { newBagId } from './bag-id.ts';
import { MAX_LINES } from './bag-limits.ts';
import {
  insertBag,
  insertBagLine,
  lockBag,
  selectBagLines,
  selectVariantForSale,
  updateBagLine,
} from './bag-rows.ts';
import { checkQuantity, lineTitle } from './check-quantity.ts';
import { readBag } from './read-bag.ts';

/** The visitor's bag, locked; a new one when there is none yet. An unknown id is never adopted. */
async function openBag(on: OpenTransaction, bagId: string | undefined): Promise<string> {
  if (bagId !== undefined && (await lockBag(on, bagId))) return bagId;
  const id = newBagId();
  await insertBag(on, id);
  return id;
}

/**
 * Puts units of a variant into a bag, on top of what it holds already.
 * @returns the whole bag and its id, which is new when there was no such bag.
 * @throws AppError `not_found` when the variant is not for sale, `out_of_stock` with the line, `conflict` when the
 * bag is full.
 */
export async function addBagLine(
  services: Pick<Services, 'database' | 'settings'>,
  { bagId, variantId, quantity }: AddBagLine & { bagId: string | undefined },
): Promise<{ bagId: string; bag: Bag }> {
  return await inTransaction(services.database, async (on) => {
    const variant = await selectVariantForSale(on, variantId);
    if (!variant) throw new AppError('not_found', 'This piece is not for sale.');
    const openId = await openBag(on, bagId);
    const lines = await selectBagLines(on, openId);
    const line = lines.find((held) => held.variantId === variantId);
    const held = line?.quantity ?? 0;
    checkQuantity({ variantId, title: lineTitle(variant), held, more: quantity, available: variant.stock });
    if (line) {
      await updateBagLine(on, { id: line.id, bagId: openId, quantity: held + quantity });
    } else {
      if (lines.length >= MAX_LINES) {
        throw new AppError('conflict', `A bag holds ${MAX_LINES} different pieces at most.`);
      }
      await insertBagLine(on, { id: newId(), bagId: openId, variantId, quantity });
    }
    return { bagId: openId, bag: await readBag(services, on, openId) };
  });
}
