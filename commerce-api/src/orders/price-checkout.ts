import type { Bag } from '@lapidary/shared/bag/bag';
import type { Money } from '@lapidary/shared/money';
import type { PaymentMethod } from '@lapidary/shared/orders/payment-method';
import type { OrderTotals } from '@lapidary/shared/orders/totals';
import type { OfferedShipping, ShippingMethod } from '@lapidary/shared/pricing/shipping-method';
import { AppError } from '../platform/app-error.ts';
import {
  checkPromotion,
  type PricedOrder,
  type PricingRules,
  priceOrder,
  serves,
  taxationOf,
} from '../pricing/index.ts';
import { offlinePayments } from './payment/offline-payments.ts';
import type { PayableOrder, PaymentProvider } from './payment/payment-provider.ts';

/** What the shopper chose; the rest the shop decides. */
export interface CheckoutChoice {
  country: string;
  shippingMethod?: string | undefined;
  promotionCode?: string | undefined;
  paymentMethod?: PaymentMethod | undefined;
}

/** An order as it would be charged with one of the shipping methods. */
interface Offer {
  method: ShippingMethod;
  priced: PricedOrder;
  payable: PayableOrder;
}

export interface PricedCheckout {
  priced: PricedOrder;
  totals: OrderTotals;
  method: ShippingMethod;
  offeredShipping: OfferedShipping[];
  payments: PaymentProvider[];
  payable: PayableOrder;
}

const NOT_SERVED = 'We do not deliver to this country.';

function toTotals(priced: PricedOrder, currency: string): OrderTotals {
  const money = (amount: number): Money => ({ amount, currency });
  return {
    subtotal: money(priced.subtotal),
    discount: money(priced.discount),
    shipping: money(priced.shipping),
    tax: money(priced.tax),
    taxIncluded: priced.taxIncluded,
    taxRate: priced.taxRate,
    total: money(priced.total),
  };
}

/** The offer of the method asked for, or the first that goes with the payment, or simply the first. */
function choose(
  offers: readonly Offer[],
  choice: CheckoutChoice,
  payment: PaymentProvider | undefined,
): Offer {
  const [first] = offers;
  if (!first) throw new AppError('shipping_unavailable', NOT_SERVED);
  if (choice.shippingMethod === undefined) {
    return offers.find(({ payable }) => payment?.refusal(payable) === undefined) ?? first;
  }
  const chosen = offers.find(({ method }) => method.id === choice.shippingMethod);
  if (chosen) return chosen;
  throw new AppError(
    'shipping_unavailable',
    'This way of delivery is not offered to this country; choose another.',
  );
}

/**
 * Prices a bag by the rules of the shop for what the shopper chose.
 * @throws AppError `shipping_unavailable`, and the `promotion_…` codes.
 */
export function priceCheckout(bag: Bag, rules: PricingRules, choice: CheckoutChoice): PricedCheckout {
  const { currency } = bag.subtotal;
  const { locale } = rules.store;
  const store = { currency, locale };
  const { country, promotionCode: code } = choice;
  const subtotal = bag.subtotal.amount;
  const discount =
    code === undefined ? null : checkPromotion(rules.promotion, { code, subtotal, now: rules.now, store });
  const lines = bag.lines.map(({ variantId, quantity, unitPrice }) => ({
    variantId,
    quantity,
    unitPrice: unitPrice.amount,
  }));
  const tax = taxationOf(rules.tax, country);
  const offers = rules.shippingMethods
    .filter((method) => serves(method, country))
    .map((method): Offer => {
      const priced = priceOrder({ lines, shipping: method, discount, tax });
      const total = { amount: priced.total, currency };
      return { method, priced, payable: { country, shippingKind: method.kind, total } };
    });
  const payments = offlinePayments(rules.payment, locale);
  const payment = payments.find(({ id }) => id === choice.paymentMethod);
  const { method, priced, payable } = choose(offers, choice, payment);
  const offeredShipping = offers.map(
    ({
      method: { id, kind, name, description, minDays, maxDays },
      priced: { shipping },
    }): OfferedShipping => ({
      id,
      kind,
      name,
      description,
      price: { amount: shipping, currency },
      minDays,
      maxDays,
    }),
  );
  return { priced, totals: toTotals(priced, currency), method, offeredShipping, payments, payable };
}
