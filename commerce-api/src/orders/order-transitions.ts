import type { OrderStatus } from '@lapidary/shared/orders/order';
import type { PaymentMethod } from '@lapidary/shared/orders/payment-method';

/** What decides how an order can go on. */
export interface OrderState {
  status: OrderStatus;
  paymentMethod: PaymentMethod;
  /** The buyer comes for it: no parcel. */
  pickUp: boolean;
  /** The shop has the money, or had it until the refund. */
  paid: boolean;
}

/** The pieces have not left the shop. */
const IN_THE_SHOP: readonly OrderStatus[] = ['placed', 'paid', 'packed'];

/** The money is handed over together with the pieces, so that these orders are packed before they are paid. */
const PAID_ON_DELIVERY: readonly PaymentMethod[] = ['cash_on_delivery', 'in_store'];

const paysOnDelivery = ({ paymentMethod }: OrderState): boolean => PAID_ON_DELIVERY.includes(paymentMethod);

/** Whether a parcel may leave before its money has come: only when its carrier collects it. */
const shipsUnpaid = ({ paymentMethod }: OrderState): boolean => paymentMethod === 'cash_on_delivery';

/** Steps forward from a status; the table is in docs/orders.md. */
function stepsForward(state: OrderState): OrderStatus[] {
  const { status, paid } = state;
  switch (status) {
    case 'placed':
      return paysOnDelivery(state) ? ['paid', 'packed'] : ['paid'];
    case 'paid':
      return ['packed'];
    case 'packed': {
      const steps: OrderStatus[] = paid || shipsUnpaid(state) ? ['shipped'] : [];
      return state.pickUp ? [...steps, 'delivered'] : steps;
    }
    case 'shipped':
      return ['delivered'];
    case 'delivered':
    case 'cancelled':
    case 'refunded':
      return [];
  }
}

/** The units are the shop's to sell again; a parcel that nobody has paid for may come back from the door. */
const canBeCancelled = ({ status, paid }: OrderState): boolean =>
  IN_THE_SHOP.includes(status) || (status === 'shipped' && !paid);

/** What an order can become from here; empty at its end. */
export function nextStatuses(state: OrderState): OrderStatus[] {
  return [
    ...stepsForward(state),
    ...(canBeCancelled(state) ? (['cancelled'] as const) : []),
    ...(state.paid && state.status !== 'refunded' ? (['refunded'] as const) : []),
  ];
}

/** The order after a legal step. */
export const afterTransition = (state: OrderState, to: OrderStatus): OrderState => ({
  ...state,
  status: to,
  paid: state.paid || to === 'paid' || to === 'delivered',
});

/** Whether a legal step gives the units of the order back to the stock. No path does so twice. */
export const returnsStock = (state: OrderState, to: OrderStatus): boolean =>
  (to === 'cancelled' || to === 'refunded') && canBeCancelled(state);
