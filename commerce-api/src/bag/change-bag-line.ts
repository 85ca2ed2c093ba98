import type { Bag } from '@lapidary/shared/bag/bag';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction } from '../platform/transaction.ts';
import { lockBag, selectBagLines, updateBagLine } from './bag-rows.ts';
import { checkQuantity } from './check-quantity.ts';
import { readBag } from './read-bag.ts';
import { availableOf, titleOf } from './to-bag.ts';

/**
 * Sets the quantity of a line.
 * @throws AppError `not_found` when the line is not in this bag, `out_of_stock` with the line.
 */
export async function changeBagLine(
  services: Pick<Services, 'database' | 'settings'>,
  { bagId, lineId, quantity }: { bagId: string | undefined; lineId: string; quantity: number },
): Promise<Bag> {
  return await inTransaction(services.database, async (on) => {
    const lines = bagId !== undefined && (await lockBag(on, bagId)) ? await selectBagLines(on, bagId) : [];
    const line = lines.find(({ id }) => id === lineId);
    if (bagId === undefined || !line) throw new AppError('not_found', 'Your bag has no such line.');
    checkQuantity({
      variantId: line.variantId,
      title: titleOf(line),
      held: 0,
      more: quantity,
      available: availableOf(line),
      forSale: line.forSale === 1,
    });
    await updateBagLine(on, { id: lineId, bagId, quantity });
    return await readBag(services, on, bagId);
  });
}
