import type { Money } from '@lapidary/shared/money';
import type { PaymentMethod, PaymentStep } from '@lapidary/shared/orders/payment-method';
import type { ShippingKind } from '@lapidary/shared/pricing/shipping-method';

/** What decides whether an order may be paid in some way. */
export interface PayableOrder {
  country: string;
  shippingKind: ShippingKind;
  total: Money;
}

/**
 * A way to pay. The offline ones need no more than this. An online provider implements it as well: `begin` redirects to
 * a page of the shop, which opens the payment at the provider once the order is committed, and the provider's webhook,
 * a route of its own, confirms by marking the order as paid.
 */
export interface PaymentProvider {
  id: PaymentMethod;
  /** Shown beside the choice. */
  instructions: string;
  /** Why this order cannot be paid so, for the shopper; undefined when it can. */
  refusal(order: PayableOrder): string | undefined;
  /** What the buyer does next. Called in the order's transaction, so it calls nobody. */
  begin(order: { number: string; total: Money }): PaymentStep;
}
