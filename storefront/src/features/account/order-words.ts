import type { Order, OrderStatus } from '@lapidary/shared/orders/order';

const STATUS: Record<OrderStatus, string> = {
  placed: 'Placed, waiting for payment',
  paid: 'Paid',
  packed: 'Packed',
  shipped: 'On its way',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
};

export const orderStatusWords = (status: OrderStatus): string => STATUS[status];

/** "Solitaire Ring (Gold / 6) × 2", one per line of the order. */
export const orderLineWords = ({ lines }: Pick<Order, 'lines'>): string[] =>
  lines.map(({ productTitle, variantTitle, quantity }) => {
    const name = variantTitle === '' ? productTitle : `${productTitle} (${variantTitle})`;
    return quantity === 1 ? name : `${name} × ${quantity}`;
  });
