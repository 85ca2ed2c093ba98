import type { Bag } from '@lapidary/shared/bag/bag';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction } from '../platform/transaction.ts';
import { lockBag, selectBag, updateBagLine } from './bag-rows.ts';
import { checkQuantity } from './check-quantity.ts';
import { availableOf, titleOf, toBag } from './to-bag.ts';

/**
 * Sets the quantity of a line.
 * @throws AppError `not_found` when the line is not in this bag, `out_of_stock` with the line.
 */
export async function changeBagLine(
  { database }: Pick<Services, 'database'>,
  { bagId, lineId, quantity }: { bagId: string | undefined; lineId: string; quantity: number },
): Promise<Bag> {
  return await inTransaction(database, async (on) => {
    const held = bagId !== undefined && (await lockBag(on, bagId)) ? await selectBag(on, bagId) : undefined;
    const line = held?.lines.find(({ id }) => id === lineId);
    if (bagId === undefined || !held || !line) throw new AppError('not_found', 'Your bag has no such line.');
    checkQuantity({
      variantId: line.variantId,
      title: titleOf(line),
      held: 0,
      more: quantity,
      available: availableOf(line),
      forSale: line.forSale === 1,
    });
    await updateBagLine(on, { id: lineId, bagId, quantity });
    const lines = held.lines.map((one) => (one === line ? { ...line, quantity } : one));
    return toBag({ ...held, lines });
  });
}
