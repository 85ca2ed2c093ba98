import type { AdminProduct, AdminProductList, ArchivedProduct } from '@lapidary/shared/catalog/admin-product';
import type { ProductDocument } from '@lapidary/shared/catalog/product';
import type { Problem } from '@lapidary/shared/errors';
import type { AdminOrder } from '@lapidary/shared/orders/admin-order';
import type { PublishRequest } from '@lapidary/shared/publishing/release';
import { describe, expect, it } from 'vitest';
import { execute, select, selectOne } from '../platform/sql.ts';
import { buy } from '../platform/testing/buy.ts';
import { productDocument } from '../platform/testing/product-document.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { listRedirects, readAllPublished, readPublished } from './index.ts';

const { database } = await openTestDatabase();
const on = { database };
const shop = createTestApp(database);
const { services, tokens, visitor } = shop;
const token = tokens.merchant('merchant-1');
const merchant = visitor();

const call = async <Answer>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) => {
  const response = await merchant.send(method, `/api/admin${path}`, { body, headers, token });
  const text = await response.text();
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    body: (text && JSON.parse(text)) as Answer,
  };
};
const create = async (document: ProductDocument) =>
  (await call<AdminProduct>('POST', '/products', document)).body;
const save = (product: AdminProduct, document: ProductDocument, version = product.version) =>
  call<AdminProduct>('PUT', `/products/${product.id}`, document, { 'if-match': `"${version}"` });
const publish = (product: AdminProduct) =>
  call<PublishRequest & Problem>('POST', `/products/${product.id}/publish`);
const published = async (product: AdminProduct) => (await readPublished(services, [product.id]))[0]?.product;

describe('drafts', () => {
  it('are saved with ids for their variants, and seen by nobody else', async () => {
    const { status, etag, body } = await call<AdminProduct>(
      'POST',
      '/products',
      productDocument({ slug: 'first' }),
    );
    expect(status).toBe(201);
    expect(etag).toBe('"1"');
    expect(body).toMatchObject({ status: 'draft', version: 1, hasUnpublishedChanges: true });
    const [variant] = body.draft.variants;
    expect(variant!.id).not.toBe('');
    expect(body.stock).toEqual({ [variant!.id]: 0 });
    expect(await published(body)).toBeUndefined();
  });

  it('move on by one version with each save, and keep their variants', async () => {
    const product = await create(productDocument({ slug: 'second' }));
    const saved = await save(product, { ...product.draft, title: 'Renamed' });
    expect(saved).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { version: 2, draft: { title: 'Renamed' } },
    });
    expect(saved.body.draft.variants[0]!.id).toBe(product.draft.variants[0]!.id);
    const again = await save(product, saved.body.draft, 2);
    expect(again.body.version).toBe(2);
  });

  it('are not overwritten by an edit that started from an older version', async () => {
    const product = await create(productDocument({ slug: 'third' }));
    await save(product, { ...product.draft, title: 'Theirs' });
    const late = await save(product, { ...product.draft, title: 'Mine' });
    expect(late).toMatchObject({ status: 412, body: { code: 'version_stale' } });
    const without = await call<Problem>('PUT', `/products/${product.id}`, product.draft);
    expect(without).toMatchObject({ status: 428, body: { code: 'version_required' } });
    const { body } = await call<AdminProduct>('GET', `/products/${product.id}`);
    expect(body.draft.title).toBe('Theirs');
  });

  it('say who has saved since, as they call themselves in their accounts', async () => {
    const product = await create(productDocument({ slug: 'saved-by' }));
    await save(product, { ...product.draft, title: 'Theirs' });
    const savedBy = async () => {
      const { body } = await save(product, { ...product.draft, title: 'Mine' });
      return (body as unknown as Problem).savedBy;
    };
    const at = (await call<AdminProduct>('GET', `/products/${product.id}`)).body.updatedAt;
    // A deed that brings no other version is nobody's save.
    await publish(product);
    expect(await savedBy()).toEqual({ actor: 'merchant-1', name: null, at: expect.any(String) });
    expect(Math.abs(Date.parse((await savedBy())!.at) - Date.parse(at))).toBeLessThan(5_000);
    await execute(
      on,
      `INSERT INTO customers (id, name, phone, locale, marketing_consent, created_at, updated_at)
       VALUES ('merchant-1', 'Lan', '', '', 0, 0, 0)`,
    );
    expect((await savedBy())?.name).toBe('Lan');
  });

  it('name every wrong field and keep nothing of a wrong document', async () => {
    const document = productDocument({
      slug: 'wrong',
      title: '',
      options: [{ name: 'Metal', values: ['Gold'] }],
    });
    const { status, body } = await call<Problem>('POST', '/products', { ...document, colour: 'red' });
    expect(status).toBe(400);
    expect(body.code).toBe('invalid_request');
    expect(body.fields!.map(({ path }) => path)).toEqual(expect.arrayContaining(['title']));
    expect(await selectOne(on, "SELECT id FROM products WHERE slug = 'wrong'")).toBeUndefined();
  });

  it('refuse a slug that is taken, a category that is not there, a variant of another product', async () => {
    const product = await create(productDocument({ slug: 'taken' }));
    const twice = await call<Problem>('POST', '/products', productDocument({ slug: 'taken' }));
    expect(twice).toMatchObject({ status: 409, body: { code: 'slug_taken' } });
    const nowhere = await call<Problem>(
      'POST',
      '/products',
      productDocument({ slug: 'x1', categorySlug: 'tiaras' }),
    );
    expect(nowhere).toMatchObject({ status: 400, body: { fields: [{ path: 'categorySlug' }] } });
    const stolen = productDocument({ slug: 'x2', variants: product.draft.variants });
    expect(await call<Problem>('POST', '/products', stolen)).toMatchObject({ status: 400 });
  });

  it('are listed newest first, page by page, and found by part of their title', async () => {
    for (const letter of ['a', 'b', 'c']) {
      await create(productDocument({ slug: `tiara-${letter}`, title: `Tiara 100% ${letter.toUpperCase()}` }));
    }
    const first = (await call<AdminProductList>('GET', '/products?query=TIARA&limit=2')).body;
    expect(first.products.map(({ slug }) => slug)).toEqual(['tiara-c', 'tiara-b']);
    const rest = (
      await call<AdminProductList>('GET', `/products?query=tiara&limit=2&cursor=${first.nextCursor}`)
    ).body;
    expect(rest).toMatchObject({ products: [{ slug: 'tiara-a', fromPrice: 1_200_00 }], nextCursor: null });
    expect((await call<AdminProductList>('GET', '/products?query=100%25%20b')).body.products).toHaveLength(1);
    expect((await call<AdminProductList>('GET', '/products?query=tiara_')).body.products).toEqual([]);
  });

  it('can be deleted while they are not live', async () => {
    const product = await create(productDocument({ slug: 'gone' }));
    await publish(product);
    expect(await call('DELETE', `/products/${product.id}`)).toMatchObject({ status: 409 });
    await call('POST', `/products/${product.id}/unpublish`);
    expect(await call('DELETE', `/products/${product.id}`)).toMatchObject({ status: 204 });
    expect(await call('GET', `/products/${product.id}`)).toMatchObject({ status: 404 });
    expect(await call('DELETE', `/products/${product.id}`)).toMatchObject({ status: 404 });
  });
});

describe('publishing', () => {
  it('writes live rows, a revision, an audit entry and a request, all or nothing', async () => {
    const product = await create(productDocument({ slug: 'live-one' }));
    const { status, body } = await publish(product);
    expect(status).toBe(202);
    expect(body).toMatchObject({ state: 'waiting', cause: { kind: 'publish', actor: 'merchant-1' } });
    expect(await published(product)).toMatchObject({ slug: 'live-one', id: product.id });
    const variants = await select(on, 'SELECT price, live FROM variants WHERE product_id = $id', {
      id: product.id,
    });
    expect(variants).toEqual([{ price: 1_200_00, live: 1 }]);
    const actions = await select<{ action: string }>(
      on,
      'SELECT action FROM audit_entries WHERE subject = $id ORDER BY id',
      { id: product.id },
    );
    expect(actions.map(({ action }) => action)).toEqual(['product.create', 'product.publish']);
  });

  it('shows shoppers the published document until the next publish', async () => {
    const product = await create(productDocument({ slug: 'live-two' }));
    await publish(product);
    const [variant] = product.draft.variants;
    const saved = await save(product, { ...product.draft, variants: [{ ...variant!, price: 99 }] });
    expect(saved.body).toMatchObject({
      status: 'live',
      hasUnpublishedChanges: true,
      live: { variants: [{ price: 1_200_00 }] },
    });
    expect((await published(product))!.variants[0]!.price).toBe(1_200_00);
    await publish(product);
    expect((await published(product))!.variants[0]!.price).toBe(99);
    expect((await call<AdminProduct>('GET', `/products/${product.id}`)).body.live).toBeNull();
    const revisions = await select(on, 'SELECT id FROM product_revisions WHERE product_id = $id', {
      id: product.id,
    });
    expect(revisions).toHaveLength(2);
  });

  it('takes variants off sale that the document no longer has', async () => {
    const variants = ['Gold', 'Silver'].map((metal) => ({
      id: '',
      sku: metal,
      optionValues: [metal],
      price: 100,
      compareAtPrice: null,
      weightGrams: null,
      barcode: '',
    }));
    const options = [{ name: 'Metal', values: ['Gold', 'Silver'] }];
    const product = await create(productDocument({ slug: 'metals', options, variants }));
    await publish(product);
    await save(product, { ...product.draft, variants: product.draft.variants.slice(0, 1) });
    await publish(product);
    const rows = await select(on, 'SELECT sku, live FROM variants WHERE product_id = $id ORDER BY sku', {
      id: product.id,
    });
    expect(rows).toEqual([
      { sku: 'Gold', live: 1 },
      { sku: 'Silver', live: 0 },
    ]);
  });

  it('keeps old addresses leading to where the product is', async () => {
    const product = await create(productDocument({ slug: 'old-name' }));
    await publish(product);
    for (const [version, slug] of ['newer-name', 'newest-name'].entries()) {
      await save(product, { ...product.draft, slug }, version + 1);
      await publish(product);
    }
    const mine = (await listRedirects(on, null)).filter(({ slug }) => slug === 'newest-name');
    expect(mine.map(({ old_slug }) => old_slug).sort()).toEqual(['newer-name', 'old-name']);
    expect(await listRedirects(on, [mine[0]!.product_id])).toEqual(mine);
    expect(await listRedirects(on, [])).toEqual([]);
    const other = await create(productDocument({ slug: 'old-name' }));
    await publish(other);
    expect((await listRedirects(on, null)).map(({ old_slug }) => old_slug)).not.toContain('old-name');
  });

  it('publishes many together, or none of them', async () => {
    const first = await create(productDocument({ slug: 'many-1' }));
    const second = await create(productDocument({ slug: 'many-2' }));
    const none = await call('POST', '/publishes', { productIds: [first.id, 'unknown', second.id] });
    expect(none).toMatchObject({ status: 404 });
    expect(await published(first)).toBeUndefined();
    const both = await call<PublishRequest>('POST', '/publishes', { productIds: [first.id, second.id] });
    expect(both).toMatchObject({ status: 202, body: { cause: { summary: 'Publish 2 products' } } });
    expect(await published(second)).toMatchObject({ slug: 'many-2' });
  });

  it('takes a product off the shop and keeps its draft', async () => {
    const product = await create(productDocument({ slug: 'off' }));
    expect(await call('POST', `/products/${product.id}/unpublish`)).toMatchObject({ status: 409 });
    await publish(product);
    expect(await call('POST', `/products/${product.id}/unpublish`)).toMatchObject({ status: 202 });
    expect(await published(product)).toBeUndefined();
    const { body } = await call<AdminProduct>('GET', `/products/${product.id}`);
    expect(body).toMatchObject({ status: 'draft', draft: { slug: 'off' } });
  });

  it('is read in batches that together hold every live product once', async () => {
    const ids: string[] = [];
    for await (const batch of readAllPublished(services)) ids.push(...batch.map(({ product }) => product.id));
    const live = await select<{ id: string }>(
      on,
      'SELECT id FROM products WHERE live_revision_id IS NOT NULL',
    );
    expect(ids.toSorted()).toEqual(live.map(({ id }) => id).sort());
  });
});

describe('access', () => {
  it('is for merchants only', async () => {
    const routes: [string, string][] = [
      ['GET', '/products'],
      ['POST', '/products'],
      ['GET', '/products/x'],
      ['PUT', '/products/x'],
      ['DELETE', '/products/x'],
      ['POST', '/products/x/publish'],
      ['POST', '/products/x/unpublish'],
      ['POST', '/products/x/schedule'],
      ['GET', '/schedules'],
      ['DELETE', '/schedules/x'],
      ['GET', '/publishing/events'],
      ['POST', '/publishes'],
      ['GET', '/categories'],
      ['PUT', '/categories/x'],
      ['GET', '/collections'],
      ['PUT', '/collections/x'],
      ['GET', '/releases'],
      ['GET', '/releases/x'],
      ['GET', '/publishing/requests/x'],
    ];
    for (const [method, path] of routes) {
      const body = method === 'GET' ? undefined : {};
      const anonymous = await visitor().send(method, `/api/admin${path}`, { body });
      expect(`${method} ${path} ${anonymous.status}`).toBe(`${method} ${path} 401`);
      const shopper = await visitor().send(method, `/api/admin${path}`, { body, token: tokens.shopper() });
      expect(`${method} ${path} ${shopper.status}`).toBe(`${method} ${path} 403`);
    }
  });
});

describe('an archived product', () => {
  const list = async (query: string) =>
    (await call<AdminProductList>('GET', `/products?query=put-away${query}`)).body.products;

  it('is off the shop and out of the lists until it is brought back', async () => {
    const product = await create(productDocument({ slug: 'put-away' }));
    await publish(product);
    const at = new Date(Date.now() + 3_600_000).toISOString();
    await call('POST', `/products/${product.id}/schedule`, { action: 'publish', at });
    const archived = await call<ArchivedProduct>('POST', `/products/${product.id}/archive`);
    expect(archived.body).toMatchObject({
      product: { status: 'archived', liveSlug: null },
      publishRequest: { state: 'waiting', cause: { kind: 'unpublish' } },
    });
    expect(await published(product)).toBeUndefined();
    expect(await list('')).toEqual([]);
    expect(await list('&status=draft')).toEqual([]);
    expect(await list('&status=archived')).toMatchObject([{ id: product.id, status: 'archived' }]);
    expect(await select(on, 'SELECT id FROM schedules WHERE product_id = $id', { id: product.id })).toEqual(
      [],
    );
    expect((await publish(product)).body).toMatchObject({ code: 'conflict' });

    const restored = await call<AdminProduct>('POST', `/products/${product.id}/restore`);
    expect(restored).toMatchObject({
      status: 200,
      etag: '"1"',
      body: { status: 'draft', stock: product.stock },
    });
    expect(await list('')).toMatchObject([{ id: product.id, status: 'draft' }]);
    expect((await publish(product)).status).toBe(202);
    expect(await published(product)).toMatchObject({ slug: 'put-away' });
  });

  it('stays in the orders as it was bought, and when it is deleted too; they can still be cancelled', async () => {
    const product = await create(productDocument({ slug: 'put-away-bought' }));
    await publish(product);
    const variantIds = product.draft.variants.map(({ id }) => id);
    await call('PUT', `/inventory/${variantIds[0]}`, { stock: 3 });
    const { number, lines } = await buy(shop, variantIds, { quantity: 2 });
    expect(lines).toMatchObject([{ productSlug: 'put-away-bought', productTitle: product.draft.title }]);
    const orderNow = async () => (await call<AdminOrder>('GET', `/orders/${number}`)).body.order;
    const bought = await orderNow();
    const renamed = { ...product.draft, title: 'Another title', slug: 'put-away-renamed' };
    expect((await save(product, renamed)).status).toBe(200);
    await publish(product);
    await call('POST', `/products/${product.id}/archive`);
    expect(await orderNow()).toEqual(bought);
    expect((await call('DELETE', `/products/${product.id}`)).status).toBe(204);
    expect(await orderNow()).toEqual(bought);
    const cancelled = await call<AdminOrder>('POST', `/orders/${number}/transitions`, { to: 'cancelled' });
    const { lines: sold, total } = bought;
    expect(cancelled.body.order).toMatchObject({ status: 'cancelled', lines: sold, total });
  });

  it('that was a draft asks for no pages; twice is once too often', async () => {
    const product = await create(productDocument({ slug: 'put-away-draft' }));
    const archived = await call<ArchivedProduct>('POST', `/products/${product.id}/archive`);
    expect(archived.body.publishRequest).toBeNull();
    expect((await call<Problem>('POST', `/products/${product.id}/archive`)).status).toBe(409);
  });
});
