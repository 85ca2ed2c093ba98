import { randomUUID } from 'node:crypto';
import type { Problem } from '@lapidary/shared/errors';
import type { Order, OrderList } from '@lapidary/shared/orders/order';
import { describe, expect, it, vi } from 'vitest';
import { checkoutBody } from '../platform/testing/checkout-body.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { inTransaction } from '../platform/transaction.ts';
import { insertNumberedOrder } from './insert-numbered-order.ts';
import { newOrderNumber } from './order-number.ts';

const { database } = await openTestDatabase();
const { visitor, tokens } = createTestApp(database);
const { variantIds } = await insertLiveProduct({ database }, { variants: [{ price: 10, stock: 1000 }] });

async function buy(token?: string): Promise<Order> {
  const browser = visitor();
  await browser.send('POST', '/api/bag/lines', { body: { variantId: variantIds[0], quantity: 1 } });
  const response = await browser.send('POST', '/api/checkout', {
    body: checkoutBody(),
    headers: { 'idempotency-key': randomUUID() },
    ...(token && { token }),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as Order;
}

const lookUp = (number: string, email: string) =>
  visitor().send('POST', '/api/orders/lookup', { body: { number, email } });

describe('a customer', () => {
  it('sees their own orders, newest first, page by page, and no others', async () => {
    const ada = tokens.shopper();
    const placed: string[] = [];
    for (let n = 0; n < 5; n += 1) placed.unshift((await buy(ada)).number);
    await buy(tokens.shopper());
    await buy();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `limit=2${cursor && `&cursor=${cursor}`}`;
      const response = await visitor().send('GET', `/api/orders?${query}`, { token: ada });
      const page = (await response.json()) as OrderList;
      expect(page.orders.length).toBeLessThanOrEqual(2);
      for (const order of page.orders) expect(order.lines).toHaveLength(1);
      seen.push(...page.orders.map(({ number }) => number));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(placed);
  });

  it('reads an order of theirs by number, and nobody else’s', async () => {
    const ada = tokens.shopper();
    const order = await buy(ada);
    const mine = await visitor().send('GET', `/api/orders/${order.number.toLowerCase()}`, { token: ada });
    expect(await mine.json()).toEqual(order);
    for (const token of [tokens.shopper(), tokens.merchant()]) {
      expect((await visitor().send('GET', `/api/orders/${order.number}`, { token })).status).toBe(404);
    }
    const guest = await buy();
    expect((await visitor().send('GET', `/api/orders/${guest.number}`, { token: ada })).status).toBe(404);
  });

  it('must be signed in for both, and page sizes are checked', async () => {
    for (const path of ['/api/orders', '/api/orders/L-AAAA-AAAA']) {
      const response = await visitor().send('GET', path);
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    }
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'cursor=']) {
      const response = await visitor().send('GET', `/api/orders?${query}`, { token: tokens.shopper() });
      expect(response.status).toBe(400);
    }
  });
});

describe('looking an order up', () => {
  it('takes number and email as people type them', async () => {
    const order = await buy();
    const typed = ` ${order.number.toLowerCase().replaceAll('-', ' ')} `;
    const response = await lookUp(typed, 'ada@EXAMPLE.com');
    expect([response.status, await response.json()]).toEqual([200, order]);
  });

  it('says the same of an unknown number, a malformed one and another email', async () => {
    const order = await buy();
    const answers = await Promise.all([
      lookUp(newOrderNumber(), order.email),
      lookUp('anything', order.email),
      lookUp(order.number, 'eve@example.com'),
    ]);
    const bodies = await Promise.all(
      answers.map(async (answer) => ({ ...((await answer.json()) as Problem), requestId: '' })),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    const headers = answers.map((answer) => [...answer.headers].filter(([name]) => name !== 'x-request-id'));
    expect(headers[1]).toEqual(headers[0]);
    expect(headers[2]).toEqual(headers[0]);
  });
});

describe('looking an order up that is not the asker’s', () => {
  /** The statements of a request, without their values. */
  async function statementsOf(ask: () => Promise<Response>): Promise<[number, string[]]> {
    const query = vi.spyOn(database, 'query');
    try {
      const { status } = await ask();
      return [status, query.mock.calls.map(([sql]) => String(sql))];
    } finally {
      query.mockRestore();
    }
  }

  it('costs the same statements as one that is theirs', async () => {
    const ada = tokens.shopper();
    const order = await buy(ada);
    const [status, statements] = await statementsOf(() => lookUp(order.number, order.email));
    expect([status, statements.length]).toEqual([200, 3]);
    const own = (token: string, number: string) => () =>
      visitor().send('GET', `/api/orders/${number}`, { token });
    for (const ask of [
      () => lookUp(order.number, 'eve@example.com'),
      () => lookUp(newOrderNumber(), order.email),
      () => lookUp('anything', order.email),
    ]) {
      expect(await statementsOf(ask)).toEqual([404, statements]);
    }
    const [found, signedIn] = await statementsOf(own(ada, order.number));
    expect([found, signedIn.length]).toEqual([200, 4]);
    for (const ask of [own(tokens.shopper(), order.number), own(ada, newOrderNumber())]) {
      expect(await statementsOf(ask)).toEqual([404, signedIn]);
    }
  });

  it('takes an email in any case, with spaces around it, composed or not', async () => {
    const order = await buy();
    for (const email of [' ADA@example.COM ', 'ada@example.com']) {
      expect((await lookUp(order.number, email)).status).toBe(200);
    }
    for (const email of ['ada@example.co', 'ada+1@example.com', 'a.da@example.com']) {
      expect((await lookUp(order.number, email)).status).toBe(404);
    }
  });
});

it('draws another number when one is taken', async () => {
  const taken = (await buy()).number;
  const fresh = newOrderNumber();
  const draws = [taken, taken, fresh];
  const order = await inTransaction(database, async (on) =>
    insertNumberedOrder(
      on,
      (number) => ({
        id: randomUUID().slice(0, 26),
        number,
        customerId: null,
        email: 'a@example.com',
        phone: '',
        status: 'placed',
        currency: 'USD',
        subtotal: 1,
        discount: 0,
        shipping: 0,
        tax: 0,
        taxIncluded: 1,
        taxRate: 0,
        total: 1,
        shippingMethodJson: null,
        promotionId: null,
        promotionCode: null,
        shippingAddressJson: '{}',
        paymentMethod: 'in_store',
        paymentStepJson: null,
        note: '',
        giftNote: '',
        language: null,
        placedAt: Date.now(),
      }),
      () => draws.shift()!,
    ),
  );
  expect([order.number, draws]).toEqual([fresh, []]);
});
