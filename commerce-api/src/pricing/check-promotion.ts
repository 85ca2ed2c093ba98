import { formatMoney } from '@lapidary/shared/money';
import { AppError } from '../platform/app-error.ts';
import type { Discount } from './price-order.ts';
import type { PromotionRow } from './promotion-rows.ts';

export const promotionUsedUp = (code: string): AppError =>
  new AppError('promotion_used_up', `The code ${code} has been used as often as it may be.`);

const notActive = (detail: string): AppError => new AppError('promotion_not_active', detail);

/**
 * What a code takes off an order, when it may be used now.
 * @throws AppError `promotion_unknown`, `promotion_not_active`, `promotion_minimum`, `promotion_used_up`.
 */
export function checkPromotion(
  promotion: PromotionRow | undefined,
  order: { code: string; subtotal: number; now: number; store: { currency: string; locale: string } },
): Discount {
  const { code, subtotal, now, store } = order;
  if (!promotion) throw new AppError('promotion_unknown', `We know no code ${code}.`);
  const { startsAt, endsAt, minimumSubtotal, usageLimit } = promotion;
  if (promotion.active !== 1) throw notActive(`The code ${code} does not count at the moment.`);
  if (startsAt !== null && now < startsAt) throw notActive(`The code ${code} does not count yet.`);
  if (endsAt !== null && now >= endsAt) throw notActive(`The code ${code} has ended.`);
  if (usageLimit !== null && promotion.used >= usageLimit) throw promotionUsedUp(code);
  if (subtotal < minimumSubtotal) {
    const minimum = formatMoney({ amount: minimumSubtotal, currency: store.currency }, store.locale);
    throw new AppError('promotion_minimum', `The code ${code} counts from ${minimum} worth of pieces.`);
  }
  const { kind, value } = promotion;
  return kind === 'free_shipping' ? { kind } : { kind, value };
}
