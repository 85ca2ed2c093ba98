import { randomUUID } from 'node:crypto';
import type { ErrorCode } from '@lapidary/shared/errors';
import type { CheckoutRequest } from '@lapidary/shared/orders/order';
import { DatabaseError } from 'sequelize';
import type { Database } from '../../platform/database.ts';
import { execute } from '../../platform/sql.ts';
import { checkoutBody } from '../../platform/testing/checkout-body.ts';
import { createTestApp } from '../../platform/testing/test-app.ts';
import type { TestBrowser } from '../../platform/testing/test-browser.ts';
import type { Case } from './common-cases.ts';
import { requestOf, send, sentTo } from './send.ts';
import { ask, type ContractShop, filledBag, promotion, sell, VARIANT } from './shop.ts';
import { type Cases, versioned, withBody, withoutCookies } from './ways.ts';

/** Does what the code needs to a bag, and orders it. */
const checkingOut =
  (
    prepare: (shop: ContractShop, browser: TestBrowser) => Promise<Partial<CheckoutRequest>>,
    bag: (shop: ContractShop) => Promise<TestBrowser> = filledBag,
  ): Case =>
  async (shop, operation) => {
    const browser = await bag(shop);
    const change = await prepare(shop, browser);
    const quoting = operation.path.endsWith('/quote');
    const { promotionCode, shippingMethod } = change;
    const choice = {
      country: 'GB',
      ...(promotionCode && { promotionCode }),
      ...(shippingMethod && { shippingMethod }),
    };
    const headers = { 'idempotency-key': randomUUID() };
    return await browser.send('POST', operation.path, {
      body: quoting ? choice : checkoutBody(change),
      headers,
    });
  };

const withCode = (terms: object) =>
  checkingOut(async (shop) => {
    const code = `CODE-${randomUUID().slice(0, 8)}`.toUpperCase();
    await promotion(shop, { code, ...terms });
    return { promotionCode: code };
  });

const CODES_OF_TERMS: Partial<Record<ErrorCode, Case>> = {
  bag_empty: checkingOut(
    async () => ({}),
    async ({ api }) => api.visitor(),
  ),
  promotion_unknown: checkingOut(async () => ({ promotionCode: 'NO-SUCH-CODE' })),
  promotion_not_active: withCode({ active: false }),
  promotion_minimum: withCode({ minimumSubtotal: 9_999_999_00 }),
  promotion_used_up: checkingOut(async (shop) => {
    const code = `ONCE-${randomUUID().slice(0, 8)}`.toUpperCase();
    await promotion(shop, { code, ...{ usageLimit: 1 } });
    const first = await filledBag(shop);
    const headers = { 'idempotency-key': randomUUID() };
    await first.send('POST', '/api/checkout', { body: checkoutBody({ promotionCode: code }), headers });
    return { promotionCode: code };
  }),
  shipping_unavailable: checkingOut(async () => ({ shippingMethod: 'no-such-method' })),
};

/** As when another process holds the bag for longer than a lock may be waited for. */
function heldDatabase(database: Database): Database {
  const query = async (...parameters: Parameters<Database['query']>) => {
    if (!String(parameters[0]).startsWith('UPDATE bags')) return await database.query(...parameters);
    throw new DatabaseError(Object.assign(new Error('Lock wait timeout exceeded'), { errno: 1205, sql: '' }));
  };
  return new Proxy(database, {
    get: (target, name) => (name === 'query' ? query : Reflect.get(target, name, target)),
  });
}

/** What single operations of bag, checkout, orders and the terms of sale answer. */
export const SELLING_CASES: Cases = {
  'PATCH /api/bag/lines/{id}': {
    out_of_stock: async (shop, operation) => {
      const request = await requestOf(shop, operation, undefined);
      const on = { database: shop.api.services.database };
      const set = (stock: number) =>
        execute(on, 'UPDATE stock_levels SET stock = $stock WHERE variant_id = $VARIANT', { stock, VARIANT });
      await set(1);
      const answer = await send(operation, { ...request, body: { quantity: 2 } });
      await set(1000);
      return answer;
    },
  },
  'POST /api/admin/orders/{number}/transitions': { illegal_transition: withBody({ to: 'delivered' }) },
  'POST /api/admin/promotions': {
    conflict: async (shop, operation) => {
      await promotion(shop, { code: 'TAKEN' });
      return await withBody({ code: 'TAKEN' })(shop, operation);
    },
  },
  'POST /api/bag/lines': {
    conflict: async (shop, operation) => {
      const request = await requestOf(shop, operation, operation.bodyExamples[0]);
      let answer: Response | undefined;
      for (const variantId of await sell(shop, Array(101).fill({ price: 1, stock: 1 }))) {
        answer = await send(operation, { ...request, body: { variantId, quantity: 1 } });
      }
      return answer;
    },
    not_found: withBody({ variantId: 'nothing' }),
    out_of_stock: async (shop, operation) =>
      await withBody({ variantId: (await sell(shop, [{ price: 100, stock: 1 }]))[0]!, quantity: 2 })(
        shop,
        operation,
      ),
  },
  'POST /api/checkout': {
    ...CODES_OF_TERMS,
    bag_changed: checkingOut(async () => ({ quote: 'what was shown before' })),
    idempotency_key_required: async (shop, operation) => {
      const { headers: _, ...request } = await requestOf(shop, operation, operation.bodyExamples[0]);
      return await send(operation, request);
    },
    idempotency_key_reused: async (shop, operation) => {
      const request = await requestOf(shop, operation, operation.bodyExamples[0]);
      await send(operation, request);
      return await send(operation, { ...request, body: operation.bodyExamples[1] });
    },
    out_of_stock: checkingOut(async (shop, browser) => {
      const variantId = (await sell(shop, [{ price: 100, stock: 1 }]))[0]!;
      const body = { variantId, quantity: 1 };
      await browser.send('POST', '/api/bag/lines', { body });
      await ask(shop, 'PUT', `/inventory/${variantId}`, { stock: 0 });
      return {};
    }),
    payment_unavailable: checkingOut(async () => ({ paymentMethod: 'in_store', shippingMethod: 'standard' })),
    request_in_flight: async (shop, operation) => {
      const busy = createTestApp(heldDatabase(shop.api.services.database));
      const request = await requestOf(shop, operation, operation.bodyExamples[0]);
      return await send(operation, sentTo(busy.app, request));
    },
  },
  'POST /api/checkout/quote': CODES_OF_TERMS,
  'POST /api/orders/lookup': { not_found: withBody({ number: 'L-0000-0000' }) },
  'PUT /api/admin/inventory/{variantId}': { conflict: withBody({ expected: 999_999 }) },
  'PUT /api/admin/promotions/{id}': {
    ...versioned,
    conflict: async (shop, operation) => {
      await promotion(shop, { code: 'TAKEN' });
      return await withBody({ code: 'TAKEN' })(shop, operation);
    },
  },
  'PUT /api/admin/settings/payment': versioned,
  'PUT /api/admin/settings/store': { ...versioned, conflict: withBody({ currency: 'EUR' }) },
  'PUT /api/admin/settings/tax': versioned,
  'PUT /api/admin/shipping-methods/{id}': versioned,
  'PUT /api/bag/gift-note': { bag_empty: withoutCookies },
};
