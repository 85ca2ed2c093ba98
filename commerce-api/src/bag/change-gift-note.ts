import type { Bag } from '@lapidary/shared/bag/bag';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction } from '../platform/transaction.ts';
import { updateGiftNote } from './bag-rows.ts';
import { readBag } from './read-bag.ts';

/** Sets the gift note of a bag, or clears it with ''. @throws AppError `bag_empty` when there is no bag yet. */
export async function changeGiftNote(
  { database }: Pick<Services, 'database'>,
  { bagId, giftNote }: { bagId: string | undefined; giftNote: string },
): Promise<Bag> {
  return await inTransaction(database, async (on) => {
    const changed = bagId !== undefined && (await updateGiftNote(on, { bagId, giftNote }));
    if (!changed)
      throw new AppError('bag_empty', 'Your bag is empty: there is nothing yet to put a note with.');
    return await readBag(on, bagId);
  });
}
