import type { Bag } from '@lapidary/shared/bag/bag';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction } from '../platform/transaction.ts';
import { deleteBagLine, lockBag } from './bag-rows.ts';
import { readBag } from './read-bag.ts';

/** Takes a line out of a bag. @throws AppError `not_found` when the line is not in this bag. */
export async function removeBagLine(
  { database }: Pick<Services, 'database'>,
  { bagId, lineId }: { bagId: string | undefined; lineId: string },
): Promise<Bag> {
  return await inTransaction(database, async (on) => {
    const removed =
      bagId !== undefined && (await lockBag(on, bagId)) && (await deleteBagLine(on, { id: lineId, bagId }));
    if (!removed) throw new AppError('not_found', 'Your bag has no such line.');
    return await readBag(on, bagId);
  });
}
