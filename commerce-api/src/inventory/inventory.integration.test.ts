import type { Problem } from '@lapidary/shared/errors';
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
