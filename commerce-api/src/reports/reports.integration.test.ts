import type { StockHistory } from '@lapidary/shared/inventory/stock';
import type { Overview } from '@lapidary/shared/reports/overview';
import { describe, expect, it, vi } from 'vitest';
import { newId } from '../platform/ids.ts';
import { execute } from '../platform/sql.ts';
import { buy } from '../platform/testing/buy.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { productDocument } from '../platform/testing/product-document.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { acquirePublisherLease, recordRelease, releasePublisherLease } from '../publishing/index.ts';

const { database } = await openTestDatabase();
const on = { database };
const shop = createTestApp(database);
const MERCHANT = 'the-merchant';
const token = shop.tokens.merchant(MERCHANT);
const DAY_MS = 86_400_000;

async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await shop.visitor().send(method, `/api/admin${path}`, { token, body });
  const text = await response.text();
  expect(response.ok, `${method} ${path}: ${text}`).toBe(true);
  return JSON.parse(text) as Answer;
}

const overview = (query = '') => ask<Overview>('GET', `/overview${query}`);
const step = (number: string, to: string) => ask('POST', `/orders/${number}/transitions`, { to });

const sell = async (stock: number) =>
  (await insertLiveProduct(on, { title: 'Halo Ring', variants: [{ price: 10_000, stock, sku: 'HALO' }] }))
    .variantIds[0]!;

/** A release that changed `changed` pages and was live after some milliseconds. */
async function release(liveAfterMs: number, changed: string[]): Promise<void> {
  const fence = await acquirePublisherLease(on, { owner: 'test', ttlMs: 60_000 });
  const releaseId = newId();
  const now = new Date().toISOString();
  await recordRelease(database, {
    fence: fence!,
    baseId: releaseId,
    requestIds: [],
    contents: [],
    receipt: {
      releaseId,
      causes: [],
      changed,
      removed: [],
      rendered: 1,
      pages: 1,
      bytes: 1,
      phases: { snapshot: 0, plan: 0, render: 0, upload: 0, switch: 0, verify: 0 },
      requestedAt: now,
      liveAt: now,
      liveAfterMs,
      verifiedUrl: null,
    },
  });
  await releasePublisherLease(on, 'test');
}

describe('the overview', () => {
  it('of a shop where nothing has happened is empty, with a day of zeros for each of the last thirty', async () => {
    const { sales, ...rest } = await overview();
    expect(rest).toEqual({
      ordersToDo: { pack: 0, payment: 0 },
      stock: { low: 0, soldOut: 0 },
      failedPublishes: [],
      schedules: [],
      publishing: { releases: 0, p50Ms: null, p95Ms: null, times: [] },
    });
    expect(sales).toHaveLength(30);
    expect(sales!.at(-1)).toEqual({ day: new Date().toISOString().slice(0, 10), orders: 0, total: 0 });
    expect(sales!.map(({ day }) => day)).toEqual(sales!.map(({ day }) => day).toSorted());
  });

  it('counts orders by what they wait for, and sales by day without what was cancelled', async () => {
    const variantId = await sell(100);
    const transfer = await buy(shop, [variantId]);
    const paid = await buy(shop, [variantId], { quantity: 2 });
    await step(paid.number, 'paid');
    await buy(shop, [variantId], { checkout: { paymentMethod: 'cash_on_delivery' } });
    const cancelled = await buy(shop, [variantId]);
    await step(cancelled.number, 'cancelled');
    const packed = await buy(shop, [variantId]);
    for (const to of ['paid', 'packed']) await step(packed.number, to);
    const place = (number: string, daysAgo: number) =>
      execute(on, 'UPDATE orders SET placed_at = $at WHERE number = $number', {
        number,
        at: Date.now() - daysAgo * DAY_MS,
      });
    await place(transfer.number, 29);
    await place(packed.number, 30);

    const { ordersToDo, sales } = await overview();
    expect(ordersToDo).toEqual({ pack: 2, payment: 1 });
    expect(sales![0]).toMatchObject({ orders: 1, total: 10_000 });
    expect(sales!.at(-1)).toMatchObject({ orders: 2, total: 30_000 });
    expect(sales!.reduce((sum, { orders }) => sum + orders, 0)).toBe(3);
    const listed = async (toDo: string) =>
      (await ask<{ orders: { number: string }[] }>('GET', `/orders?toDo=${toDo}`)).orders.length;
    expect([await listed('pack'), await listed('payment')]).toEqual([2, 1]);
  });

  it('counts what is low and sold out of what is for sale', async () => {
    const before = (await overview('?lowStock=2')).stock;
    for (const stock of [0, 2, 3]) await sell(stock);
    await insertLiveProduct(on, { live: false, variants: [{ price: 1, stock: 0 }] });
    const { stock } = await overview('?lowStock=2');
    expect([stock.low - before.low, stock.soldOut - before.soldOut]).toEqual([2, 1]);
  });

  it('tells how quickly releases were live, in their order, and leaves out those that changed nothing', async () => {
    for (const ms of [500, 100, 900]) await release(ms, ['/']);
    await release(5_000, []);
    const { publishing } = await overview();
    expect(publishing).toEqual({ releases: 3, p50Ms: 500, p95Ms: 900, times: [500, 100, 900] });
  });

  it('names publishes that failed lately and what is scheduled', async () => {
    const { id } = await ask<{ id: string }>('POST', '/products', productDocument({ slug: 'to-come' }));
    const at = '2036-12-01T09:00:00.000Z';
    await ask('POST', `/products/${id}/schedule`, { action: 'publish', at });
    const failed = await ask<{ id: string }>('POST', `/products/${id}/publish`);
    const old = await ask<{ id: string }>('POST', `/products/${id}/publish`);
    const fail = (request: string, daysAgo: number) =>
      execute(
        on,
        "UPDATE publish_requests SET state = 'failed', error = 'the page broke', updated_at = $at WHERE id = $request",
        { request, at: Date.now() - daysAgo * DAY_MS },
      );
    await fail(failed.id, 1);
    await fail(old.id, 8);
    const { failedPublishes, schedules } = await overview();
    expect(failedPublishes).toMatchObject([{ id: failed.id, error: 'the page broke' }]);
    expect(schedules).toMatchObject([{ productId: id, action: 'publish', at }]);
  });

  it('costs nine statements, whatever there is: one of them asks whether the session counts', async () => {
    const query = vi.spyOn(database, 'query');
    await overview();
    expect(query.mock.calls.length).toBeLessThanOrEqual(9);
    query.mockRestore();
  });
});

describe('the history of a stock', () => {
  const history = (variantId: string) => ask<StockHistory>('GET', `/inventory/${variantId}/history`);

  it('tells what was set, sold and returned, newest first', async () => {
    const variantId = await sell(3);
    await ask('PUT', `/inventory/${variantId}`, { stock: 10 });
    const kept = await buy(shop, [variantId], { quantity: 2 });
    const cancelled = await buy(shop, [variantId], { quantity: 3 });
    await step(cancelled.number, 'cancelled');
    const refunded = await buy(shop, [variantId]);
    for (const to of ['paid', 'refunded']) await step(refunded.number, to);
    const keptByBuyer = await buy(shop, [variantId]);
    for (const to of ['paid', 'packed', 'shipped', 'refunded']) await step(keptByBuyer.number, to);

    const { variant, movements } = await history(variantId);
    expect(variant).toEqual({
      variantId,
      productId: expect.any(String),
      productTitle: 'Halo Ring',
      variantTitle: '',
      sku: 'HALO',
      stock: 7,
    });
    expect(movements.map(({ at }) => at)).toEqual(
      movements
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    const told = movements.map(({ kind, change, order, stock }) => ({ kind, change, order, stock }));
    expect(told).toHaveLength(7);
    expect(told).toEqual(
      expect.arrayContaining([
        { kind: 'set', change: 7, order: null, stock: 10 },
        { kind: 'sold', change: -2, order: kept.number, stock: null },
        { kind: 'sold', change: -3, order: cancelled.number, stock: null },
        { kind: 'returned', change: 3, order: cancelled.number, stock: null },
        { kind: 'sold', change: -1, order: refunded.number, stock: null },
        { kind: 'returned', change: 1, order: refunded.number, stock: null },
        { kind: 'sold', change: -1, order: keptByBuyer.number, stock: null },
      ]),
    );
    expect(movements.find(({ kind }) => kind === 'set')?.actor).toBe(MERCHANT);
    expect(3 + movements.reduce((sum, { change }) => sum + change, 0)).toBe(variant.stock);
  });

  it('is of a variant that is there', async () => {
    const response = await shop.visitor().send('GET', '/api/admin/inventory/nothing/history', { token });
    expect(response.status).toBe(404);
  });
});
