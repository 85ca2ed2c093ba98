import { randomUUID } from 'node:crypto';
import type { RequestedImport } from '@lapidary/shared/catalog/import';
import type { ErrorCode } from '@lapidary/shared/errors';
import type { CheckoutRequest } from '@lapidary/shared/orders/order';
import { DatabaseError } from 'sequelize';
import { vi } from 'vitest';
import type { Database } from '../../platform/database.ts';
import { execute } from '../../platform/sql.ts';
import { checkoutBody } from '../../platform/testing/checkout-body.ts';
import { createTestApp } from '../../platform/testing/test-app.ts';
import type { TestBrowser } from '../../platform/testing/test-browser.ts';
import type { Case } from './common-cases.ts';
import { requestOf, send, sentTo } from './send.ts';
import { bulkEditOf, importOf, renderedPreview } from './set-ups.ts';
import {
  ask,
  type ContractShop,
  filledBag,
  invite,
  liveProduct,
  newProduct,
  promotion,
  sell,
  uniqueEmail,
  uniqueSlug,
  VARIANT,
} from './shop.ts';

/** The documented request with something else in its body. */
const withBody =
  (change: object): Case =>
  async (shop, operation) => {
    const request = await requestOf(shop, operation, operation.bodyExamples[0]);
    return await send(operation, { ...request, body: { ...(request.body as object), ...change } });
  };

const withIfMatch =
  (version?: string): Case =>
  async (shop, operation) => {
    const { headers: _, ...request } = await requestOf(shop, operation, operation.bodyExamples[0]);
    return await send(operation, { ...request, ...(version && { headers: { 'if-match': version } }) });
  };

const versioned = { version_required: withIfMatch(), version_stale: withIfMatch('"999"') };

/** A manager who does to their own account what only another one may do. */
const toOneself: Case = async (shop, operation) => {
  const request = await requestOf(shop, operation, operation.bodyExamples[0]);
  return await send(operation, { ...request, token: shop.api.tokens.merchant(request.parameters.id!) });
};

const withoutCookies: Case = async (shop, operation) => {
  const request = await requestOf(shop, operation, operation.bodyExamples[0]);
  return await send(operation, { ...request, browser: shop.api.visitor() });
};

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

/** The page of a preview, after something has happened. */
const readingPreview =
  (happens: (shop: ContractShop) => Promise<unknown>): Case =>
  async (shop, operation) => {
    const token = await renderedPreview(shop);
    try {
      await happens(shop);
      return await send(operation, { browser: shop.api.visitor(), parameters: { token }, query: {} });
    } finally {
      vi.useRealTimers();
    }
  };

/** Two products, of which the second becomes live at the address of the first's draft. */
async function addressTaken(shop: ContractShop): Promise<{ id: string }> {
  const { database } = shop.api.services;
  const slug = uniqueSlug();
  const id = await newProduct(shop, slug);
  const other = await newProduct(shop);
  await execute({ database }, 'UPDATE products SET live_slug = $slug WHERE id = $other', { slug, other });
  return { id };
}

/** The same once more. */
const twice: Case = async (shop, operation) => {
  const request = await requestOf(shop, operation, operation.bodyExamples[0]);
  await send(operation, request);
  return await send(operation, request);
};

/** Of a product that has been put away. */
const archived: Case = async (shop, operation) => {
  const request = await requestOf(shop, operation, operation.bodyExamples[0]);
  await ask(shop, 'POST', `/products/${request.parameters.id}/archive`);
  return await send(operation, request);
};

/** A category or a collection of more pieces than can be changed at once; they are gone afterwards. */
const crowded =
  (field: 'categorySlug' | 'collectionSlugs'): Case =>
  async (shop, operation) => {
    const request = await requestOf(shop, operation, undefined);
    const on = { database: shop.api.services.database };
    const slug = request.parameters.slug!;
    const nothing = { categorySlug: null, collectionSlugs: [] };
    const draft = JSON.stringify({ ...nothing, [field]: field === 'categorySlug' ? slug : [slug] });
    const rows = Array.from({ length: 501 }, (_, n) => `('crowd-${n}', '${slug}-${n}', '', $draft, 1, 0, 0)`);
    await execute(
      on,
      `INSERT INTO products (id, slug, title, draft_json, version, created_at, updated_at) VALUES ${rows.join(', ')}`,
      { draft },
    );
    const answer = await send(operation, request);
    await execute(on, "DELETE FROM products WHERE id LIKE 'crowd-%'");
    return answer;
  };

const BY_TOKEN_ALONE: Partial<Record<ErrorCode, Case>> = { unauthenticated: withoutCookies };

/** Ways to provoke what a single operation can answer, by operation and code. */
export const CASES: Record<string, Partial<Record<ErrorCode, Case>>> = {
  'DELETE /api/account': {
    conflict: async (shop, operation) => {
      const token = shop.api.tokens.merchant();
      return await send(operation, { browser: shop.api.visitor(), parameters: {}, query: {}, token });
    },
    recent_sign_in_required: async (shop, operation) => {
      const old = Math.floor(Date.now() / 1000) - 3_000;
      const token = shop.api.tokens.sign({ sub: randomUUID(), auth_time: old });
      return await send(operation, { browser: shop.api.visitor(), parameters: {}, query: {}, token });
    },
  },
  'DELETE /api/admin/categories/{slug}': { conflict: crowded('categorySlug') },
  'DELETE /api/admin/collections/{slug}': { conflict: crowded('collectionSlugs') },
  'DELETE /api/admin/people/{id}/second-factor': { conflict: toOneself },
  'DELETE /api/admin/products/{id}': {
    conflict: async (shop, operation) => {
      const request = await requestOf(shop, operation, undefined);
      return await send(operation, { ...request, parameters: { id: await liveProduct(shop) } });
    },
  },
  'DELETE /api/admin/schedules/{id}': {
    conflict: async (shop, operation) => {
      const request = await requestOf(shop, operation, undefined);
      const on = { database: shop.api.services.database };
      await execute(on, "UPDATE schedules SET state = 'done' WHERE id = $id", { id: request.parameters.id! });
      return await send(operation, request);
    },
  },
  'GET /api/previews/{token}': {
    internal: readingPreview(async ({ api }) => {
      const on = { database: api.services.database };
      await execute(on, "UPDATE previews SET state = 'failed', error = 'a fault of the draft', body = NULL");
    }),
    link_expired: readingPreview(async () =>
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 86_400_000 }),
    ),
  },
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
  'POST /api/account/addresses': {
    conflict: async (shop, operation) => {
      const token = shop.api.tokens.shopper();
      const request = { ...(await requestOf(shop, operation, operation.bodyExamples[0])), token };
      const on20 = { ...request, browser: shop.api.visitor() };
      for (let n = 0; n < 20; n += 1) await send(operation, on20);
      return await send(operation, on20);
    },
  },
  'POST /api/admin/bulk-edits/{id}/apply': {
    conflict: async (shop, operation) => {
      const { parameters } = await bulkEditOf(true)(shop, undefined);
      const request = await requestOf(shop, operation, operation.bodyExamples[0]);
      return await send(operation, { ...request, parameters: parameters! });
    },
  },
  'POST /api/admin/bulk-edits/{id}/undo': {
    conflict: async (shop, operation) => {
      const { parameters } = await bulkEditOf(false)(shop, undefined);
      const request = await requestOf(shop, operation, undefined);
      return await send(operation, { ...request, parameters: parameters! });
    },
  },
  'POST /api/admin/imports/{id}/apply': {
    conflict: async (shop, operation) => {
      const { parameters } = await importOf(false)(shop, undefined);
      const request = await requestOf(shop, operation, undefined);
      return await send(operation, { ...request, parameters: parameters! });
    },
  },
  'POST /api/admin/imports/{id}/cancel': { conflict: twice },
  'POST /api/admin/imports/{id}/check': {
    conflict: async (shop, operation) => {
      const request = await requestOf(shop, operation, operation.bodyExamples[0]);
      const on = { database: shop.api.services.database };
      await execute(on, "UPDATE import_jobs SET state = 'done' WHERE id = $id", {
        id: request.parameters.id!,
      });
      return await send(operation, request);
    },
    unprocessable_upload: async (shop, operation) => {
      const wanted = { fileName: 'products.csv', bytes: 9 };
      const { import: job } = await ask<RequestedImport>(shop, 'POST', '/imports', wanted);
      const request = await requestOf(shop, operation, operation.bodyExamples[0]);
      return await send(operation, { ...request, parameters: { id: job.id } });
    },
  },
  'POST /api/admin/orders/{number}/transitions': { illegal_transition: withBody({ to: 'delivered' }) },
  'POST /api/admin/people': {
    conflict: async (shop, operation) => {
      const email = uniqueEmail();
      const id = await invite(shop, email);
      await ask(shop, 'PUT', `/people/${id}`, { role: 'editor', active: false });
      return await withBody({ email })(shop, operation);
    },
  },
  'POST /api/admin/products': {
    slug_taken: async (shop, operation) => {
      const slug = uniqueSlug();
      await newProduct(shop, slug);
      return await withBody({ slug })(shop, operation);
    },
  },
  'POST /api/admin/products/{id}/archive': { conflict: twice },
  'POST /api/admin/products/{id}/restore': { conflict: twice },
  'POST /api/admin/products/{id}/publish': {
    conflict: archived,
    slug_taken: async (shop, operation) => {
      const request = await requestOf(shop, operation, undefined);
      return await send(operation, { ...request, parameters: await addressTaken(shop) });
    },
  },
  'POST /api/admin/products/{id}/schedule': { conflict: archived },
  'POST /api/admin/products/{id}/unpublish': {
    conflict: async (shop, operation) => {
      const request = await requestOf(shop, operation, undefined);
      return await send(operation, { ...request, parameters: { id: await newProduct(shop) } });
    },
  },
  'POST /api/admin/promotions': {
    conflict: async (shop, operation) => {
      await promotion(shop, { code: 'TAKEN' });
      return await withBody({ code: 'TAKEN' })(shop, operation);
    },
  },
  'POST /api/admin/publishes': {
    conflict: async (shop, operation) => {
      const id = await newProduct(shop);
      await ask(shop, 'POST', `/products/${id}/archive`);
      return await withBody({ productIds: [id] })(shop, operation);
    },
    not_found: withBody({ productIds: ['nothing'] }),
    slug_taken: async (shop, operation) => {
      const { id } = await addressTaken(shop);
      return await withBody({ productIds: [id] })(shop, operation);
    },
  },
  'POST /api/admin/releases/{id}/rollback': {
    conflict: async (shop, operation) => {
      const request = await requestOf(shop, operation, undefined);
      await send(operation, request);
      return await send(operation, request);
    },
    slug_taken: async (shop, operation) => {
      const request = await requestOf(shop, operation, undefined);
      const on = { database: shop.api.services.database };
      // The address that was left is another's now, of a product that no release has shown.
      const holder = await newProduct(shop);
      await execute(
        on,
        `UPDATE products SET live_slug = (SELECT r.slug FROM product_redirects r
           JOIN release_products p ON p.product_id = r.product_id WHERE p.release_id = $release)
         WHERE id = $holder`,
        { holder, release: request.parameters.id! },
      );
      return await send(operation, request);
    },
  },
  'POST /api/admin/uploads/{id}/complete': {
    unprocessable_upload: async (shop, operation) => {
      const request = await requestOf(shop, operation, operation.bodyExamples[0]);
      const wanted = { fileName: 'ring.jpg', contentType: 'image/jpeg', bytes: 9 };
      const { id } = await ask(shop, 'POST', '/uploads', wanted);
      return await send(operation, { ...request, parameters: { id } });
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
  'POST /api/session': {
    unauthenticated: withBody({ accessToken: 'a.b.c' }),
    unavailable: async (shop, operation) => {
      const environment = { AWS_ENDPOINT_COGNITO: 'http://127.0.0.1:9/' };
      const { app } = createTestApp(shop.api.services.database, { cognitoTokens: true, environment });
      return await send(operation, sentTo(app, await requestOf(shop, operation, undefined)));
    },
  },
  'POST /api/session/refresh': BY_TOKEN_ALONE,
  'POST /api/session/sign-out-everywhere': BY_TOKEN_ALONE,
  'PUT /api/admin/inventory/{variantId}': { conflict: withBody({ expected: 999_999 }) },
  'PUT /api/admin/people/{id}': { conflict: toOneself },
  'PUT /api/admin/products/{id}': {
    ...versioned,
    slug_taken: async (shop, operation) => {
      const slug = uniqueSlug();
      await newProduct(shop, slug);
      return await withBody({ slug })(shop, operation);
    },
  },
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
