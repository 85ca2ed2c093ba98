import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction } from '../platform/transaction.ts';
import { deletePromotionRow, selectPromotion } from './promotion-rows.ts';

/** Takes a promotion away; audited. Orders that used it keep their discount. @throws AppError `not_found`. */
export async function deletePromotion(
  { database }: Pick<Services, 'database'>,
  { actor, id }: { actor: string; id: string },
): Promise<void> {
  await inTransaction(database, async (on) => {
    const before = await selectPromotion(on, id);
    if (!before) throw new AppError('not_found', 'There is no such promotion.');
    await deletePromotionRow(on, id);
    await recordAudit(on, { actor, action: 'promotion.delete', subject: id, before });
  });
}
