import type { Promotion, PromotionInput } from '@lapidary/shared/pricing/promotion';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction, isDuplicateKey } from '../platform/transaction.ts';
import { versionStale } from '../platform/version-stale.ts';
import { selectPromotion, updatePromotion } from './promotion-rows.ts';

/**
 * Replaces the terms of a promotion; its uses stay counted. Audited.
 * @throws AppError `not_found`, `version_stale`, `conflict` when another promotion has the code.
 */
export async function changePromotion(
  { database }: Pick<Services, 'database'>,
  { actor, id, version, input }: { actor: string; id: string; version: number; input: PromotionInput },
): Promise<Promotion> {
  try {
    return await inTransaction(database, async (on) => {
      const before = await selectPromotion(on, id);
      if (!before) throw new AppError('not_found', 'There is no such promotion.');
      if (!(await updatePromotion(on, { id, version }, input))) {
        const actions = ['promotion.create', 'promotion.change'];
        throw await versionStale(on, { subject: id, actions, present: before.version, given: version });
      }
      await recordAudit(on, { actor, action: 'promotion.change', subject: id, before, after: input });
      return (await selectPromotion(on, id))!;
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new AppError('conflict', `There is a promotion with the code ${input.code} already.`, {
      cause: error,
    });
  }
}
