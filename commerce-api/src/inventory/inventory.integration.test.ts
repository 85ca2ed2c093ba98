import type { Problem } from '@lapidary/shared/errors';
import type { StockList } from '@lapidary/shared/inventory/stock';
import { describe, expect, it } from 'vitest';
import { execute, select, selectOne } from '../platform/sql.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';

const { database } = await openTestDatabase();
const on = { database };
const { visitor, tokens } = createTestApp(database);

const setStock = (
  variantId: string,
  stock: unknown,
  token: string | undefined = tokens.merchant('merchant-1'),
) => visitor().send('PUT', `/api/admin/inventory/${variantId}`, { body: { stock }, ...(token && { token }) });

describe('availability', () => {
  it('tells stock, state and price of each variant that is for sale, cacheable at the edge', async () => {
    const { slug, variantIds } = await insertLiveProduct(on, {
      slug: 'halo-ring',
      variants: [
        { price: 100, stock: 4 },
        { price: 200, stock: 3 },
        { price: 300, stock: 0 },
        { price: 400, stock: 9 },
        { price: 500, stock: 9, live: false },
      ],
    });
    await execute(on, 'DELETE FROM stock_levels WHERE variant_id = $id', { id: variantIds[3]! });
    const response = await visitor().send('GET', `/api/availability/${slug}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe(
      'public, s-maxage=15, stale-while-revalidate=300, stale-if-error=86400',
    );
    const price = (amount: number) => ({ amount, currency: 'USD' });
    expect(await response.json()).toEqual({
      slug,
      variants: {
        [variantIds[0]!]: { available: 4, state: 'in_stock', price: price(100) },
        [variantIds[1]!]: { available: 3, state: 'low', price: price(200) },
        [variantIds[2]!]: { available: 0, state: 'sold_out', price: price(300) },
        [variantIds[3]!]: { available: 0, state: 'sold_out', price: price(400) },
      },
    });
  });

  it('knows no product that is not live', async () => {
    const { slug } = await insertLiveProduct(on, { live: false, variants: [{ price: 1, stock: 1 }] });
    for (const path of [slug, 'no-such-product', '%00', '..%2f..']) {
      const response = await visitor().send('GET', `/api/availability/${path}`);
      expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
    }
  });
});

describe('setting a stock', () => {
  it('counts at once and is audited with before and after', async () => {
    const { slug, variantIds } = await insertLiveProduct(on, { variants: [{ price: 100, stock: 9 }] });
    const response = await setStock(variantIds[0]!, 12);
    expect([response.status, await response.json()]).toEqual([200, { variantId: variantIds[0], stock: 12 }]);
    const availability = await visitor().send('GET', `/api/availability/${slug}`);
    expect(await availability.json()).toMatchObject({ variants: { [variantIds[0]!]: { available: 12 } } });
    const audit = await selectOne<object>(
      on,
      'SELECT actor, action, before_json AS b, after_json AS a FROM audit_entries WHERE subject = $id',
      { id: variantIds[0]! },
    );
    expect(audit).toEqual({
      actor: 'merchant-1',
      action: 'inventory.set',
      b: '{"stock":9}',
      a: '{"stock":12}',
    });
  });

  it('asks for the pages to follow when a live variant’s state is another, and only then', async () => {
    const { productId, variantIds } = await insertLiveProduct(on, { variants: [{ price: 100, stock: 9 }] });
    const hidden = await insertLiveProduct(on, { live: false, variants: [{ price: 100, stock: 9 }] });
    const requests = async () =>
      await select<{ product_ids_json: string }>(
        on,
        'SELECT product_ids_json FROM publish_requests ORDER BY id',
      );
    const steps: [stock: number, requests: number][] = [
      [8, 0],
      [3, 1],
      [1, 1],
      [0, 2],
      [0, 2],
      [50, 3],
    ];
    for (const [stock, expected] of steps) {
      await setStock(variantIds[0]!, stock);
      expect(await requests()).toHaveLength(expected);
    }
    await setStock(hidden.variantIds[0]!, 0);
    const all = await requests();
    expect(all.map((row) => row.product_ids_json)).toEqual(all.map(() => JSON.stringify([productId])));
    expect(all).toHaveLength(3);
  });

  it('sets nothing when units have been sold since they were seen', async () => {
    const { variantIds } = await insertLiveProduct(on, { variants: [{ price: 100, stock: 9 }] });
    const put = (body: object) =>
      visitor().send('PUT', `/api/admin/inventory/${variantIds[0]}`, { body, token: tokens.merchant() });
    const refused = await put({ stock: 20, expected: 10 });
    expect((await refused.json()) as Problem).toMatchObject({
      code: 'conflict',
      detail: 'There are 9 by now, not 10. Nothing was set.',
    });
    const level = await selectOne<object>(on, 'SELECT stock FROM stock_levels WHERE variant_id = $id', {
      id: variantIds[0]!,
    });
    expect(level).toEqual({ stock: 9 });
    expect((await put({ stock: 20, expected: 9 })).status).toBe(200);
  });

  it('refuses unknown variants, numbers that are no stock, and anyone but merchants', async () => {
    const { variantIds } = await insertLiveProduct(on, { variants: [{ price: 100, stock: 9 }] });
    expect((await setStock('no-such-variant', 1)).status).toBe(404);
    for (const stock of [-1, 1.5, '1', null, 1_000_001, undefined]) {
      const response = await setStock(variantIds[0]!, stock);
      expect(((await response.json()) as Problem).code).toBe('invalid_request');
    }
    expect((await setStock(variantIds[0]!, 1, '')).status).toBe(401);
    expect((await setStock(variantIds[0]!, 1, tokens.shopper())).status).toBe(403);
  });
});

describe('the list of stock', () => {
  const list = async (query: Record<string, string>): Promise<StockList> => {
    const path = `/api/admin/inventory?${new URLSearchParams(query)}`;
    const response = await visitor().send('GET', path, { token: tokens.merchant() });
    expect(response.status, await response.clone().text()).toBe(200);
    return (await response.json()) as StockList;
  };

  it('has what is for sale, lowest first, page by page', async () => {
    const { productId, variantIds } = await insertLiveProduct(on, {
      title: 'Listed 100% Ring',
      variants: [4, 0, 4, 9, 1].map((stock, index) => ({
        price: 1,
        stock,
        sku: `LIST-${index}`,
        title: `${index}`,
      })),
    });
    await insertLiveProduct(on, {
      title: 'Listed, not for sale',
      live: false,
      variants: [{ price: 1, stock: 0, sku: 'LIST-HIDDEN' }],
    });
    const { variants } = await list({ query: 'listed 100%', upTo: '4' });
    expect(variants.map(({ stock }) => stock)).toEqual([0, 1, 4, 4]);
    expect(variants[0]).toEqual({
      variantId: variantIds[1],
      productId,
      productTitle: 'Listed 100% Ring',
      variantTitle: '1',
      sku: 'LIST-1',
      stock: 0,
    });
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: StockList = await list({ query: 'list-', limit: '2', ...(cursor && { cursor }) });
      paged.push(...page.variants.map(({ sku }) => sku));
      cursor = page.nextCursor;
    }
    expect(paged.toSorted()).toEqual(['LIST-0', 'LIST-1', 'LIST-2', 'LIST-3', 'LIST-4']);
    expect(paged.at(-1)).toBe('LIST-3');
  });

  it.each(['cursor=1', 'cursor=x.y', 'upTo=-1', 'limit=0'])('refuses %s', async (query) => {
    const path = `/api/admin/inventory?${query}`;
    expect((await visitor().send('GET', path, { token: tokens.merchant() })).status).toBe(400);
  });
});
