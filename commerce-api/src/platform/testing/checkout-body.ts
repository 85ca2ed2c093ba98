import type { CheckoutRequest } from '@lapidary/shared/orders/order';

/** A checkout as a guest sends it. */
export const checkoutBody = (change: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
  email: 'Ada@Example.com',
  phone: '',
  shippingAddress: {
    name: 'Ada Lovelace',
    line1: '12 St James’s Square',
    line2: '',
    city: 'London',
    region: '',
    postalCode: 'SW1Y 4JH',
    country: 'GB',
  },
  paymentMethod: 'bank_transfer',
  note: '',
  ...change,
});
