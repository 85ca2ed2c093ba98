import type { Bag } from '@lapidary/shared/bag/bag';
import type { LineProblem } from '@lapidary/shared/errors';
import { formatMoney } from '@lapidary/shared/money';
import { movedLines, quoteOf } from '../bag/index.ts';
import { AppError } from '../platform/app-error.ts';
import type { CheckoutChoice, PricedCheckout } from './price-checkout.ts';

/** Stands for everything that a shopper saw of an order to be: its lines, its terms and every amount. */
export const checkoutQuote = (
  bag: Bag,
  { country, promotionCode }: CheckoutChoice,
  { totals, method }: PricedCheckout,
): string => quoteOf(bag.lines, [country, promotionCode ?? null, method.id, method.name, totals]);

const moved = (bag: Bag, quote: string, locale: string): LineProblem[] =>
  movedLines(quote, bag.lines).map(
    ({ variantId, productTitle, variantTitle, quantity, unitPrice, available }) => ({
      variantId,
      title: variantTitle ? `${productTitle} (${variantTitle})` : productTitle,
      requested: quantity,
      available,
      message: `It is ${quantity} × ${formatMoney(unitPrice, locale)} now.`,
    }),
  );

/**
 * Lets an order through that is what the shopper saw: the quote is that of the checkout or, from those who show no
 * more, that of the bag.
 * @throws AppError `bag_changed` with the totals and the lines that are not as quoted.
 */
export function checkQuote(
  quote: string | undefined,
  bag: Bag,
  choice: CheckoutChoice,
  checkout: PricedCheckout,
  locale: string,
): void {
  if (quote === undefined || quote === bag.quote || quote === checkoutQuote(bag, choice, checkout)) return;
  const detail =
    'The bag or a price has changed since you saw it; nothing was ordered. Look at the order again.';
  throw new AppError('bag_changed', detail, { lines: moved(bag, quote, locale), totals: checkout.totals });
}
