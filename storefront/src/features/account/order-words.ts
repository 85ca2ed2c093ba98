import type { Order } from '@lapidary/shared/orders/order';

/** "Solitaire Ring (Gold / 6) × 2", one per line of the order. */
export const orderLineWords = ({ lines }: Pick<Order, 'lines'>): string[] =>
  lines.map(({ productTitle, variantTitle, quantity }) => {
    const name = variantTitle === '' ? productTitle : `${productTitle} (${variantTitle})`;
    return quantity === 1 ? name : `${name} × ${quantity}`;
  });
