import type { OrderStatus } from '@lapidary/shared/orders/order';
import type { PaymentMethod } from '@lapidary/shared/orders/payment-method';
import type { OrderFilter } from '../desk/desk-routes.ts';
import type { WantedOrders } from './orders-api.client.ts';

const STATUS: Record<OrderStatus, string> = {
  placed: 'Placed',
  paid: 'Paid',
  packed: 'Packed',
  shipped: 'Shipped',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
};
export const statusWords = (status: OrderStatus): string => STATUS[status];

const STEP: Record<OrderStatus, string> = {
  placed: 'Place',
  paid: 'Mark as paid',
  packed: 'Mark as packed',
  shipped: 'Mark as shipped',
  delivered: 'Mark as delivered',
  cancelled: 'Cancel order',
  refunded: 'Refund',
};
/** The step to a status, as the label of its button. */
export const stepWords = (to: OrderStatus): string => STEP[to];

const PAYMENT: Record<PaymentMethod, string> = {
  bank_transfer: 'Bank transfer',
  cash_on_delivery: 'Cash on delivery',
  in_store: 'In store',
};
export const paymentWords = (method: PaymentMethod): string => PAYMENT[method];

/** What the list of orders can be narrowed down to. */
export const FILTER_OPTIONS: readonly (readonly [OrderFilter | '', string])[] = [
  ['', 'All orders'],
  ['to-pack', 'To pack'],
  ['unpaid', 'Waiting for payment'],
  ['placed', 'Placed'],
  ['paid', 'Paid'],
  ['packed', 'Packed'],
  ['shipped', 'Shipped'],
  ['delivered', 'Delivered'],
  ['cancelled', 'Cancelled'],
  ['refunded', 'Refunded'],
];

/** A filter as the API takes it. */
export function wantedOrders(filter: OrderFilter | null, search: string): WantedOrders {
  const query = { query: search };
  switch (filter) {
    case null:
      return query;
    case 'to-pack':
      return { ...query, toDo: 'pack' };
    case 'unpaid':
      return { ...query, toDo: 'payment' };
    default:
      return { ...query, status: filter };
  }
}

/** Whether a step gives the units back to the stock, in words; they stay with who has them otherwise. */
export const stockWords = (from: OrderStatus, to: OrderStatus): string =>
  to === 'cancelled' || ['placed', 'paid', 'packed'].includes(from)
    ? 'The pieces go back on sale.'
    : 'The pieces have left the shop: count them into the stock by hand when they return.';
