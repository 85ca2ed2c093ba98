import type { CheckoutQuote } from '@lapidary/shared/orders/quote';
import { formatMoney } from '../../lib/format-money.ts';

/** What the code of a quote does, in words; '' for a quote without a code. */
export function promotionEffect(
  { promotionCode, totals }: Pick<CheckoutQuote, 'promotionCode' | 'totals'>,
  locale: string,
): string {
  if (promotionCode === null) return '';
  if (totals.discount.amount > 0) return `${formatMoney(totals.discount, locale)} off`;
  return totals.shipping.amount === 0 ? 'free delivery' : 'applied';
}
