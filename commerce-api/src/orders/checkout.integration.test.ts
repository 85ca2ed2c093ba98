import { randomUUID } from 'node:crypto';
import type { Bag } from '@lapidary/shared/bag/bag';
import type { Problem } from '@lapidary/shared/errors';
import type { CheckoutRequest, Order } from '@lapidary/shared/orders/order';
import { describe, expect, it } from 'vitest';
import { dialectOf } from '../platform/database.ts';
import { type Bind, execute, select, selectOne } from '../platform/sql.ts';
import { checkoutBody } from '../platform/testing/checkout-body.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import type { TestBrowser } from '../platform/testing/test-browser.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { untilAnswered } from '../platform/testing/until-answered.ts';

const { database } = await openTestDatabase();
const on = { database };
const { visitor, tokens } = createTestApp(database);

const ring = (stock: number, price = 120_00) => insertLiveProduct(on, { variants: [{ price, stock }] });

async function bagWith(lines: readonly (readonly [variantId: string, quantity: number])[]) {
  const browser = visitor();
  let bag: Bag | undefined;
  for (const [variantId, quantity] of lines) {
    const response = await browser.send('POST', '/api/bag/lines', { body: { variantId, quantity } });
    expect(response.status).toBe(201);
    bag = (await response.json()) as Bag;
  }
  return { browser, bag: bag! };
}

const checkOut = (
  browser: TestBrowser,
  body: CheckoutRequest = checkoutBody(),
  { key = randomUUID() as string, token }: { key?: string; token?: string } = {},
) =>
  browser.send('POST', '/api/checkout', {
    body,
    headers: { 'idempotency-key': key },
    ...(token && { token }),
  });

const orderOf = async (response: Response): Promise<Order> => (await response.json()) as Order;
const problemOf = async (response: Response): Promise<Problem> => (await response.json()) as Problem;
const count = async (from: string, bind: Bind = {}): Promise<number> =>
  Number((await selectOne<{ n: number }>(on, `SELECT COUNT(*) AS n FROM ${from}`, bind))!.n);
const stockOf = async (variantId: string): Promise<number> =>
  (await selectOne<{ stock: number }>(on, 'SELECT stock FROM stock_levels WHERE variant_id = $variantId', {
    variantId,
  }))!.stock;

describe('an order', () => {
  it('is what the bag held, at live prices, and empties the bag', async () => {
    const halo = await insertLiveProduct(on, {
      title: 'Halo Ring',
      variants: [{ title: 'Rose gold / 5', sku: 'HALO-5', price: 990_00, stock: 9 }],
    });
    const plain = await ring(9, 50_00);
    const { browser, bag } = await bagWith([
      [halo.variantIds[0]!, 2],
      [plain.variantIds[0]!, 1],
    ]);
    const response = await checkOut(browser, checkoutBody({ quote: bag.quote, note: 'A gift' }));
    expect(response.status).toBe(201);
    const order = await orderOf(response);
    expect(order).toMatchObject({
      number: expect.stringMatching(/^L-[2-9A-Z]{4}-[2-9A-Z]{4}$/),
      status: 'placed',
      email: 'Ada@Example.com',
      subtotal: { amount: 2030_00, currency: 'USD' },
      shipping: { amount: 0, currency: 'USD' },
      total: { amount: 2030_00, currency: 'USD' },
      shippingAddress: checkoutBody().shippingAddress,
      paymentMethod: 'bank_transfer',
      note: 'A gift',
      timeline: [{ status: 'placed', at: order.placedAt }],
    });
    expect(order.lines[0]).toEqual({
      variantId: halo.variantIds[0],
      sku: 'HALO-5',
      productSlug: halo.slug,
      productTitle: 'Halo Ring',
      variantTitle: 'Rose gold / 5',
      quantity: 2,
      unitPrice: { amount: 990_00, currency: 'USD' },
      lineTotal: { amount: 1980_00, currency: 'USD' },
      discount: { amount: 0, currency: 'USD' },
      tax: { amount: 0, currency: 'USD' },
    });
    expect(order.lines[1]!.variantId).toBe(plain.variantIds[0]);
    expect(await stockOf(halo.variantIds[0]!)).toBe(7);
    expect(await stockOf(plain.variantIds[0]!)).toBe(8);
    expect(((await (await browser.send('GET', '/api/bag')).json()) as Bag).lines).toEqual([]);
    const events = await select<{ actor: string; status: string }>(
      on,
      `SELECT e.actor, e.status FROM order_events e JOIN orders o ON o.id = e.order_id WHERE o.number = $number`,
      { number: order.number },
    );
    expect(events).toEqual([{ actor: 'guest', status: 'placed' }]);
  });

  it('keeps what was bought as it was when the catalog changes later', async () => {
    const { productId, variantIds } = await ring(5, 10_00);
    const { browser } = await bagWith([[variantIds[0]!, 1]]);
    const order = await orderOf(await checkOut(browser));
    await execute(on, 'UPDATE variants SET price = 1, title = $title WHERE id = $id', {
      id: variantIds[0]!,
      title: 'x',
    });
    await execute(on, 'UPDATE products SET live_title = $title WHERE id = $productId', {
      productId,
      title: 'Renamed',
    });
    const body = { number: order.number, email: order.email };
    expect(await orderOf(await visitor().send('POST', '/api/orders/lookup', { body }))).toEqual(order);
  });

  it('asks for the pages to follow exactly when a stock state was crossed', async () => {
    const { productId, variantIds } = await ring(6);
    const requests = () =>
      count("publish_requests WHERE state = 'waiting' AND product_ids_json = $ids", {
        ids: JSON.stringify([productId]),
      });
    const buy = async (quantity: number) => {
      const { browser } = await bagWith([[variantIds[0]!, quantity]]);
      expect((await checkOut(browser)).status).toBe(201);
    };
    await buy(2);
    expect(await requests()).toBe(0);
    await buy(1);
    expect(await requests()).toBe(1);
    await buy(2);
    expect(await requests()).toBe(1);
    await buy(1);
    expect(await requests()).toBe(2);
  });
});

describe('a checkout that cannot be', () => {
  it('needs a bag with something in it', async () => {
    const { browser, bag } = await bagWith([[(await ring(5)).variantIds[0]!, 1]]);
    await browser.send('DELETE', `/api/bag/lines/${bag.lines[0]!.id}`);
    const tampered = visitor();
    tampered.cookies.set('lapidary_bag', { value: 'B'.repeat(32), path: '/' });
    const malformed = visitor();
    malformed.cookies.set('lapidary_bag', { value: "' OR 1=1 --", path: '/' });
    for (const visit of [browser, visitor(), tampered, malformed]) {
      expect((await problemOf(await checkOut(visit))).code).toBe('bag_empty');
    }
  });

  it('orders nothing when a price changed since the quote, and then takes the new quote', async () => {
    const { variantIds } = await ring(5, 10_00);
    const { browser, bag } = await bagWith([[variantIds[0]!, 1]]);
    await execute(on, 'UPDATE variants SET price = 1100 WHERE id = $id', { id: variantIds[0]! });
    const key = randomUUID();
    const refused = await checkOut(browser, checkoutBody({ quote: bag.quote }), { key });
    expect(refused.status).toBe(409);
    expect((await problemOf(refused)).code).toBe('bag_changed');
    expect(await stockOf(variantIds[0]!)).toBe(5);
    const seen = (await (await browser.send('GET', '/api/bag')).json()) as Bag;
    // The failure kept nothing, so the key is still free.
    const order = await orderOf(await checkOut(browser, checkoutBody({ quote: seen.quote }), { key }));
    expect(order.total.amount).toBe(11_00);
  });

  it('names every line that cannot be had, and takes none of the others', async () => {
    const short = (await insertLiveProduct(on, { title: 'Short', variants: [{ price: 1, stock: 3 }] }))
      .variantIds[0]!;
    const plenty = (await ring(9)).variantIds[0]!;
    const gone = (await insertLiveProduct(on, { title: 'Gone', variants: [{ price: 1, stock: 3 }] }))
      .variantIds[0]!;
    const off = (await insertLiveProduct(on, { title: 'Off', variants: [{ price: 1, stock: 3 }] }))
      .variantIds[0]!;
    const { browser } = await bagWith([short, plenty, gone, off].map((id) => [id, 2] as const));
    await execute(on, 'UPDATE stock_levels SET stock = 1 WHERE variant_id = $short', { short });
    await execute(on, 'UPDATE stock_levels SET stock = 0 WHERE variant_id = $gone', { gone });
    await execute(on, 'UPDATE variants SET live = 0 WHERE id = $off', { off });
    const problem = await problemOf(await checkOut(browser));
    expect(problem.code).toBe('out_of_stock');
    expect(problem.lines!.map(({ title, requested, available }) => [title, requested, available])).toEqual([
      ['Short', 2, 1],
      ['Gone', 2, 0],
      ['Off', 2, 0],
    ]);
    expect(problem.lines!.map(({ message }) => message)).toEqual([
      'Only 1 left — your bag holds 2.',
      'Sold out — your bag holds 2.',
      'No longer for sale — your bag holds 2.',
    ]);
    expect(await Promise.all([short, plenty, gone, off].map(stockOf))).toEqual([1, 9, 0, 3]);
    expect(((await (await browser.send('GET', '/api/bag')).json()) as Bag).lines).toHaveLength(4);
  });

  it('says which fields are wrong, and refuses prices, totals and owners that a client sends', async () => {
    const { browser } = await bagWith([[(await ring(5)).variantIds[0]!, 1]]);
    const tampered = [
      { total: { amount: 1, currency: 'USD' } },
      { lines: [] },
      { customerId: 'someone' },
      { email: 'no-address' },
      { paymentMethod: 'card' },
      { shippingAddress: { ...checkoutBody().shippingAddress, country: 'Britain' } },
      { shippingAddress: { ...checkoutBody().shippingAddress, name: '   ' } },
    ];
    for (const change of tampered) {
      const response = await checkOut(browser, { ...checkoutBody(), ...change } as CheckoutRequest);
      const problem = await problemOf(response);
      expect([response.status, problem.code]).toEqual([400, 'invalid_request']);
      expect(problem.fields!.length).toBeGreaterThan(0);
    }
  });

  it('needs an idempotency key of a sane form', async () => {
    const { browser } = await bagWith([[(await ring(5)).variantIds[0]!, 1]]);
    const without = await browser.send('POST', '/api/checkout', { body: checkoutBody() });
    expect((await problemOf(without)).code).toBe('idempotency_key_required');
    expect((await problemOf(await checkOut(browser, checkoutBody(), { key: 'x'.repeat(256) }))).code).toBe(
      'invalid_request',
    );
  });

  it('refuses a page of another site and an access token that is not valid', async () => {
    const { browser } = await bagWith([[(await ring(5)).variantIds[0]!, 1]]);
    const headers = { 'idempotency-key': 'k', origin: 'https://evil.example' };
    expect((await browser.send('POST', '/api/checkout', { body: checkoutBody(), headers })).status).toBe(403);
    const expired = tokens.sign({ exp: Math.floor(Date.now() / 1000) - 60 });
    expect((await checkOut(browser, checkoutBody(), { token: expired })).status).toBe(401);
  });
});

describe('an idempotency key', () => {
  it('repeats the first answer word for word, whatever the order of the body’s keys', async () => {
    const { variantIds } = await ring(5);
    const { browser } = await bagWith([[variantIds[0]!, 1]]);
    const key = randomUUID();
    const first = await checkOut(browser, checkoutBody(), { key });
    const reversed = Object.fromEntries(Object.entries(checkoutBody()).toReversed()) as CheckoutRequest;
    const second = await checkOut(browser, reversed, { key });
    expect([first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect([second.status, await second.json()]).toEqual([201, await first.json()]);
    expect(await stockOf(variantIds[0]!)).toBe(4);
  });

  it('is refused for another body', async () => {
    const { browser } = await bagWith([[(await ring(5)).variantIds[0]!, 1]]);
    const key = randomUUID();
    await checkOut(browser, checkoutBody(), { key });
    const other = await checkOut(browser, checkoutBody({ note: 'And wrap it' }), { key });
    expect(other.status).toBe(422);
    expect((await problemOf(other)).code).toBe('idempotency_key_reused');
  });

  it('belongs to its bag: nobody else reads the answer', async () => {
    const { variantIds } = await ring(5);
    const key = randomUUID();
    const mine = await orderOf(
      await checkOut((await bagWith([[variantIds[0]!, 1]])).browser, checkoutBody(), { key }),
    );
    const stranger = (await bagWith([[variantIds[0]!, 1]])).browser;
    const theirs = await orderOf(await checkOut(stranger, checkoutBody(), { key }));
    expect(theirs.number).not.toBe(mine.number);
    expect((await problemOf(await checkOut(visitor(), checkoutBody(), { key }))).code).toBe('bag_empty');
  });

  it('repeats its answer, or refuses another body, also when the bag has been filled again', async () => {
    const { variantIds } = await ring(5);
    const { browser } = await bagWith([[variantIds[0]!, 1]]);
    const key = randomUUID();
    const first = await orderOf(await checkOut(browser, checkoutBody(), { key }));
    const again = { variantId: variantIds[0], quantity: 1 };
    expect((await browser.send('POST', '/api/bag/lines', { body: again })).status).toBe(201);
    const second = await checkOut(browser, checkoutBody(), { key });
    expect([second.headers.get('idempotent-replayed'), await orderOf(second)]).toEqual(['true', first]);
    const other = await checkOut(browser, checkoutBody({ note: 'Other' }), { key });
    expect((await problemOf(other)).code).toBe('idempotency_key_reused');
    expect(await stockOf(variantIds[0]!)).toBe(4);
    expect(((await (await browser.send('GET', '/api/bag')).json()) as Bag).count).toBe(1);
    await execute(
      on,
      'UPDATE idempotency_keys SET created_at = created_at - 86400001 WHERE idempotency_key = $key',
      { key },
    );
    const later = await orderOf(await checkOut(browser, checkoutBody(), { key }));
    expect(later.number).not.toBe(first.number);
  });

  it('is free again after a day', async () => {
    const { variantIds } = await ring(5);
    const { browser } = await bagWith([[variantIds[0]!, 1]]);
    const key = randomUUID();
    await checkOut(browser, checkoutBody(), { key });
    await execute(
      on,
      'UPDATE idempotency_keys SET created_at = created_at - 86400001 WHERE idempotency_key = $key',
      { key },
    );
    expect((await problemOf(await checkOut(browser, checkoutBody(), { key }))).code).toBe('bag_empty');
  });

  it('places one order when sent 100 times at once, and all answers agree', async () => {
    const { variantIds } = await ring(50);
    const { browser } = await bagWith([[variantIds[0]!, 2]]);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => untilAnswered(() => checkOut(browser, checkoutBody(), { key }))),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(answers.filter((answer) => !answer.headers.has('idempotent-replayed'))).toHaveLength(1);
    expect(await stockOf(variantIds[0]!)).toBe(48);
    console.log(`one key sent ${answers.length} times at once: 1 order, ${answers.length} equal answers`);
  });

  it('stays free when 20 requests with it fail at once', async () => {
    const { variantIds } = await ring(5);
    const { browser } = await bagWith([[variantIds[0]!, 5]]);
    await execute(on, 'UPDATE stock_levels SET stock = 1 WHERE variant_id = $id', { id: variantIds[0]! });
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => checkOut(browser, checkoutBody(), { key })),
    );
    const codes = await Promise.all(answers.map(async (answer) => (await problemOf(answer)).code));
    expect(codes).toEqual(codes.map(() => 'out_of_stock'));
    expect(await count('idempotency_keys WHERE idempotency_key = $key', { key })).toBe(0);
  });
});

describe('the same bag', () => {
  it('becomes one order when it is checked out twice at once with two keys', async () => {
    const { variantIds } = await ring(9);
    const { browser } = await bagWith([[variantIds[0]!, 1]]);
    const answers = await Promise.all([checkOut(browser), checkOut(browser)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await stockOf(variantIds[0]!)).toBe(8);
  });
});

// SQLite has one writer, which waits before it begins: there is no row lock to wait for.
if (dialectOf(database) === 'mysql') {
  it('answers “in flight” when another server holds the bag for longer than a lock may be waited for', async () => {
    const { browser } = await bagWith([[(await ring(5)).variantIds[0]!, 1]]);
    const bagId = browser.cookies.get('lapidary_bag')!.value;
    const transaction = await database.transaction();
    await execute({ database, transaction }, 'UPDATE bags SET updated_at = 1 WHERE id = $bagId', { bagId });
    const response = await checkOut(browser);
    await transaction.rollback();
    expect((await problemOf(response)).code).toBe('request_in_flight');
    expect((await checkOut(browser)).status).toBe(201);
  }, 20_000);
}
