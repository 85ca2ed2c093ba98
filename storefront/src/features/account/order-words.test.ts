import { OrderStatus } from '@lapidary/shared/orders/order';
import { describe, expect, it } from 'vitest';
import en from '../../messages/en/account.ts';
import vi from '../../messages/vi/account.ts';
import { orderLineWords } from './order-words.ts';

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

describe('the words for a status', () => {
  it.each([en, vi])('are its own', ({ status }) => {
    const words = OrderStatus.options.map((each) => status[each]);
    expect(new Set(words).size).toBe(OrderStatus.options.length);
  });
});
