import { execute } from '../platform/sql.ts';
import type { OpenTransaction } from '../platform/transaction.ts';
import { promotionUsedUp } from './check-promotion.ts';
import type { PromotionRow } from './promotion-rows.ts';

/**
 * Counts one use of a promotion that has a limit, in the transaction of the order. The UPDATE guards the limit itself,
 * so that no number of buyers at once can go beyond it. Without a limit nothing is counted: a code that everybody uses
 * would make all orders wait for its one row.
 * @returns what the order is to keep as its `promotion_id`: the promotion that has a use to give back, or null.
 * @throws AppError `promotion_used_up`, also when the merchant has just deleted it.
 */
export async function redeemPromotion(
  on: OpenTransaction,
  { id, code, usageLimit }: Pick<PromotionRow, 'id' | 'code' | 'usageLimit'>,
): Promise<string | null> {
  if (usageLimit === null) return null;
  const redeemed = await execute(
    on,
    'UPDATE promotions SET used = used + 1 WHERE id = $id AND (usage_limit IS NULL OR used < usage_limit)',
    { id },
  );
  if (redeemed === 0) throw promotionUsedUp(code);
  return id;
}

/**
 * Gives the use of a promotion back, in the transaction that cancels its order, which must happen once only.
 * @param promotionId the order's `promotion_id`; nothing happens without one, or once the promotion is deleted.
 */
export async function releasePromotion(on: OpenTransaction, promotionId: string | null): Promise<void> {
  if (promotionId === null) return;
  await execute(on, 'UPDATE promotions SET used = used - 1 WHERE id = $promotionId AND used > 0', {
    promotionId,
  });
}
