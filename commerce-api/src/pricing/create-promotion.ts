import type { Promotion, PromotionInput } from '@lapidary/shared/pricing/promotion';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction, isDuplicateKey } from '../platform/transaction.ts';
import { insertPromotion, selectPromotion } from './promotion-rows.ts';

/** Adds a promotion code; audited. @throws AppError `conflict` when another promotion has the code. */
export async function createPromotion(
  { database }: Pick<Services, 'database'>,
  { actor, input }: { actor: string; input: PromotionInput },
): Promise<Promotion> {
  try {
    return await inTransaction(database, async (on) => {
      const id = newId();
      await insertPromotion(on, id, input);
      await recordAudit(on, { actor, action: 'promotion.create', subject: id, after: input });
      return (await selectPromotion(on, id))!;
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new AppError('conflict', `There is a promotion with the code ${input.code} already.`, {
      cause: error,
    });
  }
}
