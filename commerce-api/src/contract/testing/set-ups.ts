import { randomUUID } from 'node:crypto';
import type { Bag } from '@lapidary/shared/bag/bag';
import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { RequestedImport } from '@lapidary/shared/catalog/import';
import type { PreviewLink } from '@lapidary/shared/catalog/preview';
import type { AddressList } from '@lapidary/shared/customers/address';
import type { PresignedUpload } from '@lapidary/shared/media/upload';
import sharp from 'sharp';
import { runJobs } from '../../catalog/index.ts';
import { execute, select } from '../../platform/sql.ts';
import { checkoutBody } from '../../platform/testing/checkout-body.ts';
import type { TestApp } from '../../platform/testing/test-app.ts';
import type { TestBrowser } from '../../platform/testing/test-browser.ts';
import { keepForecast, keepPreview } from '../../previews/index.ts';
import {
  ask,
  type ContractShop,
  filledBag,
  forgetCode,
  invite,
  liveProduct,
  newProduct,
  order,
  promotion,
  release,
  uniqueEmail,
  uniqueSlug,
} from './shop.ts';

/** What a request needs besides what the document says: an entity to name, a cookie, a token, a version. */
export interface Prepared {
  /** The API at which the token counts; that of the test's own tokens unless told. */
  at?: TestApp;
  parameters?: Record<string, string>;
  headers?: Record<string, string>;
  browser?: TestBrowser;
  token?: string;
  /** The example with what only this shop can know. */
  body?: unknown;
}

/** Makes what an operation needs to succeed with one of its documented bodies. */
export type SetUp = (shop: ContractShop, example: unknown) => Promise<Prepared>;

const FIRST_VERSION = { 'if-match': '"1"' };
const idOf = async (made: Promise<string>): Promise<Prepared> => ({ parameters: { id: await made } });
const product: SetUp = (shop) => idOf(newProduct(shop));

const asCustomer: SetUp = async (shop) => ({ at: shop.cognitoApi, ...(await shop.enter()) });

const withBag: SetUp = async (shop) => ({ browser: await filledBag(shop) });

const bagLine: SetUp = async (shop) => {
  const browser = await filledBag(shop);
  const { lines } = (await (await browser.send('GET', '/api/bag')).json()) as Bag;
  return { browser, parameters: { id: lines[0]!.id } };
};

const address: SetUp = async ({ api }) => {
  const token = api.tokens.shopper();
  const body = { address: checkoutBody().shippingAddress };
  const answer = await api.visitor().send('POST', '/api/account/addresses', { token, body });
  return { token, parameters: { id: ((await answer.json()) as AddressList).addresses[0]!.id } };
};

const settings =
  (name: string): SetUp =>
  async (shop) => {
    const { version } = await ask<{ version: number }>(shop, 'GET', `/settings/${name}`);
    return { headers: { 'if-match': `"${version}"` } };
  };

const shippingMethod: SetUp = async (shop) => ({
  ...(await idOf(
    ask(shop, 'POST', '/shipping-methods', { kind: 'pick_up', name: 'Atelier' }).then(({ id }) => id),
  )),
  headers: FIRST_VERSION,
});

/** A category or a collection that is of nobody else's tests. */
const listing =
  (kind: 'categories' | 'collections'): SetUp =>
  async (shop) => {
    const slug = uniqueSlug();
    await ask(shop, 'PUT', `/${kind}/${slug}`, { title: 'Gone soon', description: '', position: 0 });
    return { parameters: { slug } };
  };

/** A promotion of its own; the code of the example is free. */
const ownPromotion: SetUp = async (shop, example) => {
  const code = (example as { code?: string } | undefined)?.code;
  if (code) await forgetCode(shop, code);
  return {
    ...(await idOf(promotion(shop, { code: `OWN-${randomUUID().slice(0, 8)}` }))),
    headers: FIRST_VERSION,
  };
};

/** Somebody who has been invited; what an example says of the role and state is a change, or is not. */
const person: SetUp = (shop) => idOf(invite(shop));

const schedule: SetUp = async (shop) => {
  const body = { action: 'publish', at: '2036-12-01T09:00:00Z' };
  return await idOf(
    ask(shop, 'POST', `/products/${await newProduct(shop)}/schedule`, body).then(({ id }) => id),
  );
};

/** A picture that waits in quarantine. */
const upload: SetUp = async (shop) => {
  const picture = { width: 40, height: 50, channels: 3, background: '#876' } as const;
  const bytes = await sharp({ create: picture }).jpeg().toBuffer();
  const form = new FormData();
  const wanted = { fileName: 'ring.jpg', contentType: 'image/jpeg', bytes: bytes.byteLength };
  const { id, url, fields } = await ask<PresignedUpload>(shop, 'POST', '/uploads', wanted);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'ring.jpg');
  await fetch(url, { method: 'POST', body: form });
  return { parameters: { id } };
};

/** An import whose file has arrived; checked, when it is asked for. */
export const importOf =
  (checked: boolean): SetUp =>
  async (shop) => {
    const text = `Handle,Title,Variant Price\n${uniqueSlug()},Ring,9\n`;
    const wanted = { fileName: 'products.csv', bytes: text.length };
    const { import: job, upload: sent } = await ask<RequestedImport>(shop, 'POST', '/imports', wanted);
    const form = new FormData();
    for (const [name, value] of Object.entries(sent.fields)) form.append(name, value);
    form.append('file', new Blob([text], { type: 'text/csv' }), 'products.csv');
    await fetch(sent.url, { method: 'POST', body: form });
    if (checked) {
      await ask(shop, 'POST', `/imports/${job.id}/check`, {});
      await runJobs(shop.api.services);
    }
    return { parameters: { id: job.id } };
  };

/** A previewed bulk edit of one live product; made, when it is asked for. */
export const bulkEditOf =
  (made: boolean): SetUp =>
  async (shop) => {
    const selection = { productIds: [await liveProduct(shop)] };
    const { id } = await ask(shop, 'POST', '/bulk-edits', { selection, change: { kind: 'unpublish' } });
    if (made) {
      await ask(shop, 'POST', `/bulk-edits/${id}/apply`, {});
      await runJobs(shop.api.services);
    }
    return { parameters: { id } };
  };

/** The token of a preview that has been rendered. */
export async function renderedPreview(shop: ContractShop): Promise<string> {
  const on = { database: shop.api.services.database };
  const productId = await newProduct(shop);
  const { url } = await ask<PreviewLink>(shop, 'POST', `/products/${productId}/preview`);
  const [row] = await select<{ id: string }>(on, 'SELECT id FROM previews WHERE product_id = $productId', {
    productId,
  });
  await keepPreview(on, { id: row!.id, body: '<!doctype html><title>The draft</title>' });
  return url.slice(url.lastIndexOf('/') + 1);
}

/** An answered forecast of one product. */
const forecast: SetUp = async (shop) => {
  const on = { database: shop.api.services.database };
  const { id } = await ask(shop, 'POST', '/forecasts', { productIds: [await newProduct(shop)] });
  const answer = { release: null, products: [], changed: ['/rings/'], added: [], removed: [] };
  await keepForecast(on, { id, answer });
  return { parameters: { id } };
};

const saveProduct: SetUp = async (shop, example) => {
  const id = await newProduct(shop);
  const { draft } = await ask<AdminProduct>(shop, 'GET', `/products/${id}`);
  const document = example as AdminProduct['draft'];
  const variants = document.variants.map((variant, at) => ({ ...variant, id: draft.variants[at]?.id ?? '' }));
  return { parameters: { id }, headers: FIRST_VERSION, body: { ...document, slug: draft.slug, variants } };
};

/** An order at the step before the one that the example asks for. */
const transition: SetUp = async (shop, example) => {
  const { number } = await order(shop);
  const before = (example as { to: string }).to === 'shipped' ? ['paid', 'packed'] : [];
  for (const to of before) await ask(shop, 'POST', `/orders/${number}/transitions`, { to });
  return { parameters: { number } };
};

/** A release that shows of a product what it was before. */
async function earlierRelease(shop: ContractShop): Promise<string> {
  const on = { database: shop.api.services.database };
  const productId = await liveProduct(shop);
  await execute(on, "UPDATE publish_requests SET state = 'live'");
  const [row] = await select<{ id: string }>(
    on,
    'SELECT live_revision_id AS id FROM products WHERE id = $productId',
    {
      productId,
    },
  );
  const id = await release(shop, [{ productId, revisionId: row!.id }]);
  await ask(shop, 'POST', `/products/${productId}/unpublish`);
  return id;
}

/** By operation; one that needs nothing is not listed. */
export const SET_UPS: Record<string, SetUp> = {
  'DELETE /api/account': asCustomer,
  'DELETE /api/account/addresses/{id}': address,
  'DELETE /api/admin/categories/{slug}': async (shop, example) => {
    await ask(shop, 'PUT', '/categories/rings', { title: 'Rings', description: '', position: 0 });
    return await listing('categories')(shop, example);
  },
  'DELETE /api/admin/collections/{slug}': listing('collections'),
  'DELETE /api/admin/people/{id}/second-factor': person,
  'DELETE /api/admin/products/{id}': product,
  'DELETE /api/admin/promotions/{id}': ownPromotion,
  'DELETE /api/admin/schedules/{id}': schedule,
  'DELETE /api/admin/shipping-methods/{id}': shippingMethod,
  'DELETE /api/bag/lines/{id}': bagLine,
  'DELETE /api/session': asCustomer,
  'GET /api/account': asCustomer,
  'GET /api/account/addresses': asCustomer,
  'GET /api/account/export': asCustomer,
  'GET /api/admin/bulk-edits/{id}': bulkEditOf(false),
  'GET /api/admin/bulk-edits/{id}/items': bulkEditOf(false),
  'GET /api/admin/categories/{slug}/use': listing('categories'),
  'GET /api/admin/collections/{slug}/use': listing('collections'),
  'GET /api/admin/forecasts/{id}': forecast,
  'GET /api/admin/imports/{id}': importOf(false),
  'GET /api/admin/imports/{id}/errors.csv': importOf(false),
  'GET /api/admin/products/{id}': product,
  'GET /api/admin/publishing/requests/{id}': async (shop) =>
    idOf(newProduct(shop).then(async (id) => (await ask(shop, 'POST', `/products/${id}/publish`)).id)),
  'GET /api/admin/releases/{id}': (shop) => idOf(release(shop)),
  'GET /api/admin/releases/{id}/changes': (shop) => idOf(earlierRelease(shop)),
  'GET /api/bag': withBag,
  'GET /api/orders/{number}': async (shop) => {
    const token = shop.api.tokens.shopper();
    return { token, parameters: { number: (await order(shop, token)).number } };
  },
  'GET /api/previews/{token}': async (shop) => ({ parameters: { token: await renderedPreview(shop) } }),
  'PATCH /api/bag/lines/{id}': bagLine,
  'POST /api/admin/bulk-edits': async (shop, example) => ({
    body: { ...(example as object), selection: { productIds: [await newProduct(shop)] } },
  }),
  'POST /api/admin/bulk-edits/{id}/apply': bulkEditOf(false),
  'POST /api/admin/bulk-edits/{id}/undo': bulkEditOf(true),
  'POST /api/admin/forecasts': async (shop) => ({ body: { productIds: [await newProduct(shop)] } }),
  'POST /api/admin/imports/{id}/apply': importOf(true),
  'POST /api/admin/imports/{id}/cancel': importOf(false),
  'POST /api/admin/imports/{id}/check': importOf(false),
  'POST /api/admin/orders/{number}/transitions': transition,
  'POST /api/admin/people': async (_shop, example) => ({
    body: { ...(example as object), email: uniqueEmail() },
  }),
  'POST /api/admin/products': async (_shop, example) => ({
    body: { ...(example as object), slug: uniqueSlug() },
  }),
  'POST /api/admin/products/{id}/archive': product,
  'POST /api/admin/products/{id}/preview': product,
  'POST /api/admin/products/{id}/publish': product,
  'POST /api/admin/products/{id}/restore': async (shop) => {
    const id = await newProduct(shop);
    await ask(shop, 'POST', `/products/${id}/archive`);
    return { parameters: { id } };
  },
  'POST /api/admin/products/{id}/schedule': product,
  'POST /api/admin/products/{id}/unpublish': (shop) => idOf(liveProduct(shop)),
  'POST /api/admin/promotions': async (shop, example) => {
    await forgetCode(shop, (example as { code: string }).code);
    return {};
  },
  'POST /api/admin/publishes': async (shop) => ({ body: { productIds: [await newProduct(shop)] } }),
  'POST /api/admin/releases/{id}/rollback': (shop) => idOf(earlierRelease(shop)),
  'POST /api/admin/uploads/{id}/complete': upload,
  'POST /api/checkout': async (shop) => {
    await promotion(shop, { code: 'SPRING-10' });
    return { browser: await filledBag(shop), headers: { 'idempotency-key': randomUUID() } };
  },
  'POST /api/checkout/quote': async (shop) => {
    await promotion(shop, { code: 'SPRING-10' });
    return { browser: await filledBag(shop) };
  },
  'POST /api/session': async (shop) => ({ at: shop.cognitoApi, body: await shop.signIn() }),
  'POST /api/session/refresh': asCustomer,
  'POST /api/session/sign-out-everywhere': asCustomer,
  'PUT /api/account': asCustomer,
  'PUT /api/account/addresses/{id}': address,
  'PUT /api/admin/people/{id}': person,
  'PUT /api/admin/products/{id}': saveProduct,
  'PUT /api/admin/promotions/{id}': ownPromotion,
  'PUT /api/admin/settings/payment': settings('payment'),
  'PUT /api/admin/settings/store': settings('store'),
  'PUT /api/admin/settings/tax': settings('tax'),
  'PUT /api/admin/shipping-methods/{id}': shippingMethod,
  'PUT /api/bag/gift-note': withBag,
};
