import type { ShippingChoice } from '@lapidary/shared/pricing/shipping-method';
import type { OrderRow } from './order-rows.ts';
import type { OrderState } from './order-transitions.ts';

const kindOf = (json: string | null): ShippingChoice['kind'] | undefined =>
  json === null ? undefined : (JSON.parse(json) as ShippingChoice).kind;

/** What of a stored order decides how it can go on. */
export const stateOf = ({ status, paymentMethod, paidAt, shippingMethodJson }: OrderRow): OrderState => ({
  status,
  paymentMethod,
  // Who pays in the shop comes to the shop, also for orders from before there was a choice.
  pickUp: paymentMethod === 'in_store' || kindOf(shippingMethodJson) === 'pick_up',
  paid: (paidAt ?? null) !== null,
});
