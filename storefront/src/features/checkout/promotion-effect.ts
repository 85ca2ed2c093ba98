import type { CheckoutQuote } from '@lapidary/shared/orders/quote';
import { formatMoney } from '../../lib/format-money.ts';
import type { CheckoutMessages } from '../../messages/en/checkout.ts';

/** What the code of a quote does, in words; '' for a quote without a code. */
export function promotionEffect(
  { promotionCode, totals }: Pick<CheckoutQuote, 'promotionCode' | 'totals'>,
  locale: string,
  { promotion: words }: CheckoutMessages,
): string {
  if (promotionCode === null) return '';
  if (totals.discount.amount > 0) return words.off(formatMoney(totals.discount, locale));
  return totals.shipping.amount === 0 ? words.freeDelivery : words.applied;
}
