import type { OrderRow } from './order-rows.ts';
import type { OrderState } from './order-transitions.ts';

/** What of a stored order decides how it can go on. */
export const stateOf = ({ status, paymentMethod, paidAt }: OrderRow): OrderState => ({
  status,
  paymentMethod,
  paid: (paidAt ?? null) !== null,
});
