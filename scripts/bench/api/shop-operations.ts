import { randomUUID } from 'node:crypto';
import type { CheckoutRequest } from '@lapidary/shared/orders/order';
import { inTurn, type Operation, type SentRequest, type Step, type Visit } from './operation.ts';
import type { SeededShop } from './seed-shop.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

const checkoutOf = (email: string): CheckoutRequest => ({
  email,
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
  shippingMethod: 'standard',
  paymentMethod: 'bank_transfer',
  note: '',
});

const cookieOf = (headers: Record<string, string>): string | undefined =>
  /lapidary_bag=[\w-]+/.exec(headers['set-cookie'] ?? '')?.[0];

const addRequest = (variantId: string, cookie?: string): SentRequest => ({
  method: 'POST',
  path: '/api/bag/lines',
  headers: { ...JSON_TYPE, ...(cookie && { cookie }) },
  body: JSON.stringify({ variantId, quantity: 1 }),
});

/** Checkouts that were sent. What is left without an answer may have been ordered or not. */
export interface CheckoutBook {
  acknowledged: number;
  /** Sent and not answered, by idempotency key. */
  open: Map<string, SentRequest>;
}

/** The first add of a new visitor, who checks out at once; every other one is signed in. */
function checkoutSteps(shop: SeededShop, { token, email, book }: ShopAccess): Step[] {
  const variant = inTurn(shop.variantIds);
  const signedIn = inTurn([true, false]);
  const body = JSON.stringify(checkoutOf(email));
  const add: Step = {
    request: () => addRequest(variant()),
    answered: (visit, { status, headers }) => {
      visit.cookie = cookieOf(headers);
      return status === 201 && visit.cookie !== undefined;
    },
  };
  const checkout: Step = {
    request: (visit) => {
      const key = randomUUID();
      const request: SentRequest = {
        method: 'POST',
        path: '/api/checkout',
        headers: {
          ...JSON_TYPE,
          cookie: String(visit.cookie),
          'idempotency-key': key,
          ...(signedIn() && { authorization: `Bearer ${token}` }),
        },
        body,
      };
      visit.key = key;
      book.open.set(key, request);
      return request;
    },
    answered: (visit, { status }) => {
      book.open.delete(String(visit.key));
      if (status !== 201) return false;
      book.acknowledged += 1;
      return true;
    },
  };
  return [add, checkout];
}

export interface ShopAccess {
  /** Access token of a customer. */
  token: string;
  /** That orders are placed under. */
  email: string;
  book: CheckoutBook;
}

/** What is measured of the API, and of its yardstick: they answer the same requests alike. */
export function shopOperations(shop: SeededShop, access: ShopAccess): Operation[] {
  const slug = inTurn(shop.slugs);
  const variant = inTurn(shop.variantIds);
  const filled = inTurn(shop.bags);
  const wasOk = (_visit: Visit, { status }: { status: number }) => status === 200;
  const wasAdded = (_visit: Visit, { status }: { status: number }) => status === 201;
  const step = (request: Step['request'], answered: Step['answered']): Step[] => [{ request, answered }];
  return [
    {
      name: 'availability',
      steps: step(() => ({ method: 'GET', path: `/api/availability/${slug()}` }), wasOk),
    },
    {
      name: 'read bag',
      steps: step(() => ({ method: 'GET', path: '/api/bag', headers: { cookie: filled().cookie } }), wasOk),
    },
    {
      name: 'add line',
      steps: step(() => {
        const { cookie, nextVariant } = filled();
        return addRequest(nextVariant(), cookie);
      }, wasAdded),
    },
    { name: 'first add', steps: step(() => addRequest(variant()), wasAdded) },
    { name: 'checkout flow', steps: checkoutSteps(shop, access) },
  ];
}
