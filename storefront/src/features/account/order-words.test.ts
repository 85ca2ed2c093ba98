import { OrderStatus } from '@lapidary/shared/orders/order';
import { describe, expect, it } from 'vitest';
import { orderLineWords, orderStatusWords } from './order-words.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const line = (productTitle: string, variantTitle: string, quantity: number) => ({
  variantId: 'v1',
  sku: 'R-1',
  productSlug: 'ring',
  productTitle,
  variantTitle,
  quantity,
  unitPrice: usd(100),
  lineTotal: usd(100 * quantity),
  discount: usd(0),
  tax: usd(0),
});

describe('orderLineWords', () => {
  it('names the variant only where there is one, and the quantity only above one', () => {
    const lines = [line('Ring', 'Gold / 6', 2), line('Brooch', '', 1)];
    expect(orderLineWords({ lines })).toEqual(['Ring (Gold / 6) × 2', 'Brooch']);
  });
});

describe('orderStatusWords', () => {
  it('has words of its own for every status', () => {
    const words = OrderStatus.options.map(orderStatusWords);
    expect(new Set(words).size).toBe(OrderStatus.options.length);
  });
});
