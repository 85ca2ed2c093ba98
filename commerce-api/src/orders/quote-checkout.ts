import type { OfferedPayment } from '@lapidary/shared/orders/payment-method';
import type { CheckoutQuote, QuoteRequest } from '@lapidary/shared/orders/quote';
import { selectBag, toBag } from '../bag/index.ts';
import { AppError } from '../platform/app-error.ts';
import type { Services } from '../platform/services.ts';
import { readPricingRules } from '../pricing/index.ts';
import { checkoutQuote } from './checkout-quote.ts';
import type { PayableOrder, PaymentProvider } from './payment/payment-provider.ts';
import { priceCheckout } from './price-checkout.ts';

const toOffered =
  (payable: PayableOrder) =>
  ({ id, instructions, refusal }: PaymentProvider): OfferedPayment => ({
    id,
    instructions,
    refusal: refusal(payable) ?? null,
  });

/**
 * What an order of the bag would cost, with what there is to choose from; two statements, and nothing is kept.
 * @throws AppError `bag_empty`, `shipping_unavailable`, and the `promotion_…` codes.
 */
export async function quoteCheckout(
  { database }: Pick<Services, 'database'>,
  { bagId, choice }: { bagId: string | undefined; choice: QuoteRequest },
): Promise<CheckoutQuote> {
  const on = { database };
  const rows = bagId === undefined ? undefined : await selectBag(on, bagId);
  if (!rows || rows.lines.length === 0) throw new AppError('bag_empty', 'Your bag is empty.');
  const bag = toBag(rows);
  const rules = await readPricingRules(on, choice.promotionCode);
  const checkout = priceCheckout(bag, rules, choice);
  return {
    country: choice.country,
    lines: bag.lines,
    totals: checkout.totals,
    shippingMethods: checkout.offeredShipping,
    shippingMethod: checkout.method.id,
    promotionCode: choice.promotionCode ?? null,
    paymentMethods: checkout.payments.map(toOffered(checkout.payable)),
    quote: checkoutQuote(bag, choice, checkout),
  };
}
