import type { Problem } from '@lapidary/shared/errors';
import type { AdminOrder, ChangeOrderStatus } from '@lapidary/shared/orders/admin-order';
import { type Order, OrderStatus } from '@lapidary/shared/orders/order';
import { PaymentMethod } from '@lapidary/shared/orders/payment-method';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute, select, selectOne } from '../platform/sql.ts';
import { buy } from '../platform/testing/buy.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { changeOrderStatus } from './change-order-status.ts';
import { nextStatuses } from './order-transitions.ts';

const { database } = await openTestDatabase();
const on = { database };
const shop = createTestApp(database);
const { visitor, tokens, services } = shop;
const merchant = tokens.merchant();

const make = async (stock: number): Promise<{ variantId: string; productId: string }> => {
  const { variantIds, productId } = await insertLiveProduct(on, { variants: [{ price: 52_000, stock }] });
  return { variantId: variantIds[0]!, productId };
};

const desk = (method: string, path: string, body?: unknown) =>
  visitor().send(method, `/api/admin/orders/${path}`, {
    token: merchant,
    ...(body !== undefined && { body }),
  });

const step = (number: string, body: Partial<ChangeOrderStatus>) =>
  desk('POST', `${number}/transitions`, body);

async function walk(number: string, ...steps: Partial<ChangeOrderStatus>[]): Promise<AdminOrder> {
  let last: AdminOrder | undefined;
  for (const each of steps) {
    const response = await step(number, each);
    expect([each.to, response.status]).toEqual([each.to, 200]);
    last = (await response.json()) as AdminOrder;
  }
  return last!;
}

const stockOf = async (variantId: string): Promise<number> =>
  (await selectOne<{ stock: number }>(on, 'SELECT stock FROM stock_levels WHERE variant_id = $variantId', {
    variantId,
  }))!.stock;

const publishRequestsOf = async (productId: string): Promise<{ cause_json: string }[]> =>
  await select(on, 'SELECT cause_json FROM publish_requests WHERE product_ids_json LIKE $part ORDER BY id', {
    part: `%${productId}%`,
  });

const auditOf = async (number: string): Promise<string[]> =>
  (
    await select<{ action: string }>(
      on,
      'SELECT action FROM audit_entries WHERE subject = $number ORDER BY id',
      {
        number,
      },
    )
  ).map(({ action }) => action);

describe('an order paid by transfer', () => {
  it('goes from placed to delivered, with a timeline for the desk and one for the buyer', async () => {
    const { variantId } = await make(9);
    const ada = tokens.shopper();
    const order = await buy(shop, [variantId], { token: ada });
    const before = (await (await desk('GET', order.number.toLowerCase())).json()) as AdminOrder;
    expect(before).toMatchObject({ next: ['paid', 'cancelled'], paidAt: null, notes: [] });
    expect(before.order).toEqual(order);

    const done = await walk(
      order.number,
      { to: 'paid', note: 'Transfer of 1 March' },
      { to: 'packed' },
      { to: 'shipped', carrier: 'DHL', trackingNumber: ' JD0146 ' },
      { to: 'delivered' },
    );
    expect(done.next).toEqual(['refunded']);
    expect(done.events.map(({ from, to }) => [from, to])).toEqual([
      [null, 'placed'],
      ['placed', 'paid'],
      ['paid', 'packed'],
      ['packed', 'shipped'],
      ['shipped', 'delivered'],
    ]);
    expect(done.events[1]!.note).toBe('Transfer of 1 March');
    expect(done.paidAt).toBe(done.events[1]!.at);
    expect(done.events[3]!.tracking).toEqual({ carrier: 'DHL', number: 'JD0146' });
    expect(new Set(done.events.slice(1).map(({ actor }) => actor)).size).toBe(1);
    expect(done.mails.map(({ kind, state }) => [kind, state])).toEqual([
      ['order_placed', 'waiting'],
      ['order_shipped', 'waiting'],
    ]);
    expect(await auditOf(order.number)).toEqual([
      'order.paid',
      'order.packed',
      'order.shipped',
      'order.delivered',
    ]);

    const seen = (await (
      await visitor().send('GET', `/api/orders/${order.number}`, { token: ada })
    ).json()) as Order;
    expect(seen.status).toBe('delivered');
    expect(seen.timeline.map(({ status }) => status)).toEqual([
      'placed',
      'paid',
      'packed',
      'shipped',
      'delivered',
    ]);
    expect(seen.timeline[3]!.tracking).toEqual({ carrier: 'DHL', number: 'JD0146' });
    expect(JSON.stringify(seen)).not.toContain('Transfer of 1 March');
    const found = await visitor().send('POST', '/api/orders/lookup', {
      body: { number: order.number, email: order.email },
    });
    expect(await found.json()).toEqual(seen);
    expect(await stockOf(variantId)).toBe(8);
  });

  it('is not packed before it is paid, and says what it can become', async () => {
    const { variantId } = await make(9);
    const { number } = await buy(shop, [variantId]);
    const response = await step(number, { to: 'packed' });
    const problem = (await response.json()) as Problem;
    expect([response.status, problem.code, problem.next]).toEqual([
      409,
      'illegal_transition',
      ['paid', 'cancelled'],
    ]);
    expect(problem.detail).toContain('it can become paid or cancelled');
    expect(await auditOf(number)).toEqual([]);
  });
});

describe('cancelling', () => {
  it('puts the units back, tells the pages of a piece that was sold out, and mails the buyer', async () => {
    const { variantId, productId } = await make(2);
    const order = await buy(shop, [variantId], { quantity: 2 });
    expect(await stockOf(variantId)).toBe(0);
    const requests = (await publishRequestsOf(productId)).length;
    const done = await walk(order.number, { to: 'cancelled' });
    expect(await stockOf(variantId)).toBe(2);
    const published = await publishRequestsOf(productId);
    expect(published).toHaveLength(requests + 1);
    expect(published.at(-1)!.cause_json).toContain('A cancelled order changed the stock of one product');
    expect(done.next).toEqual([]);
    expect(done.mails.map(({ kind }) => kind)).toEqual(['order_placed', 'order_cancelled']);
  });

  it('asks for no pages when they say the same', async () => {
    const { variantId, productId } = await make(100);
    const order = await buy(shop, [variantId]);
    await walk(order.number, { to: 'cancelled' });
    expect([await stockOf(variantId), await publishRequestsOf(productId)]).toEqual([100, []]);
  });

  it('fifty times at once returns the units once, and all hear the same', async () => {
    const { variantId } = await make(20);
    const order = await buy(shop, [variantId], { quantity: 7 });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => step(order.number, { to: 'cancelled' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as AdminOrder[];
    for (const body of bodies) expect(body).toEqual(bodies[0]);
    expect(bodies[0]!.events.map(({ to }) => to)).toEqual(['placed', 'cancelled']);
    expect(bodies[0]!.mails.map(({ kind }) => kind)).toEqual(['order_placed', 'order_cancelled']);
    expect(await stockOf(variantId)).toBe(20);
    expect(await auditOf(order.number)).toEqual(['order.cancelled']);
  });

  it('after it was paid can be refunded, which returns nothing again', async () => {
    const { variantId } = await make(5);
    const { number } = await buy(shop, [variantId]);
    const cancelled = await walk(number, { to: 'paid' }, { to: 'cancelled' });
    expect([cancelled.next, await stockOf(variantId)]).toEqual([['refunded'], 5]);
    const refunded = await walk(number, { to: 'refunded' });
    expect([refunded.next, await stockOf(variantId)]).toEqual([[], 5]);
    expect(refunded.mails.at(-1)).toMatchObject({ kind: 'order_refunded' });
  });

  it('gives the use of a limited code back, once', async () => {
    const { variantId } = await make(5);
    const promotion = { kind: 'percent', value: 1000, code: 'ONCE', usageLimit: 1 };
    await visitor().send('POST', '/api/admin/promotions', { body: promotion, token: merchant });
    const used = async () =>
      (await selectOne<{ used: number }>(on, "SELECT used FROM promotions WHERE code = 'ONCE'"))!.used;
    const { number } = await buy(shop, [variantId], { checkout: { promotionCode: 'ONCE' } });
    expect(await used()).toBe(1);
    await walk(number, { to: 'paid' }, { to: 'cancelled' }, { to: 'refunded' });
    expect(await used()).toBe(0);
  });

  it('does not bring back a variant that is gone', async () => {
    const { variantId } = await make(5);
    const order = await buy(shop, [variantId]);
    await execute(on, 'DELETE FROM stock_levels WHERE variant_id = $variantId', { variantId });
    expect((await walk(order.number, { to: 'cancelled' })).order.status).toBe('cancelled');
  });
});

describe('other ways to pay', () => {
  it('cash on delivery is paid at the door', async () => {
    const { variantId } = await make(5);
    const order = await buy(shop, [variantId], { checkout: { paymentMethod: 'cash_on_delivery' } });
    const shipped = await walk(order.number, { to: 'packed' }, { to: 'shipped', carrier: 'Own courier' });
    expect([shipped.paidAt, shipped.next]).toEqual([null, ['delivered', 'cancelled']]);
    const delivered = await walk(order.number, { to: 'delivered' });
    expect(delivered.paidAt).toBe(delivered.events.at(-1)!.at);
    expect(await stockOf(variantId)).toBe(4);
  });

  it('a parcel that was refused at the door comes back on the stock', async () => {
    const { variantId } = await make(5);
    const order = await buy(shop, [variantId], { checkout: { paymentMethod: 'cash_on_delivery' } });
    await walk(order.number, { to: 'packed' }, { to: 'shipped' }, { to: 'cancelled' });
    expect(await stockOf(variantId)).toBe(5);
  });

  it('an order paid in the shop is handed over there', async () => {
    const { variantId } = await make(5);
    const order = await buy(shop, [variantId], { checkout: { paymentMethod: 'in_store' } });
    const done = await walk(order.number, { to: 'packed' }, { to: 'delivered' });
    expect([done.order.status, done.paidAt !== null]).toEqual(['delivered', true]);
  });
});

describe('asking again', () => {
  it('for the step that was taken last changes nothing', async () => {
    const { variantId } = await make(5);
    const { number } = await buy(shop, [variantId]);
    const shipped = { to: 'shipped', carrier: 'DHL', trackingNumber: 'JD1' } as const;
    const first = await walk(number, { to: 'paid' }, { to: 'packed' }, shipped);
    expect(await walk(number, shipped)).toEqual(first);
    expect(await walk(number, { to: 'shipped' })).toEqual(first);
    const other = await step(number, { ...shipped, trackingNumber: 'JD2' });
    expect(((await other.json()) as Problem).code).toBe('illegal_transition');
  });
});

describe('bad input', () => {
  it.each([
    [{}, 'to'],
    [{ to: 'lost' }, 'to'],
    [{ to: 'paid', trackingNumber: 'JD1' }, 'trackingNumber'],
    [{ to: 'paid', carrier: 'DHL' }, 'trackingNumber'],
    [{ to: 'shipped', trackingNumber: 'x'.repeat(101) }, 'trackingNumber'],
    [{ to: 'paid', amount: 1 }, ''],
  ])('%j is refused', async (body, path) => {
    const { variantId } = await make(5);
    const { number } = await buy(shop, [variantId]);
    const response = await step(number, body as Partial<ChangeOrderStatus>);
    const problem = (await response.json()) as Problem;
    expect([response.status, problem.code, problem.fields?.[0]?.path]).toEqual([
      400,
      'invalid_request',
      path,
    ]);
  });

  it('an order that is none is not found', async () => {
    for (const number of ['L-AAAA-AAAA', 'nonsense']) {
      expect((await desk('GET', number)).status).toBe(404);
      expect((await step(number, { to: 'paid' })).status).toBe(404);
      expect((await desk('POST', `${number}/notes`, { text: 'Hello' })).status).toBe(404);
    }
  });
});

it('notes are added, stay in order, and are for the desk only', async () => {
  const { variantId } = await make(5);
  const order = await buy(shop, [variantId]);
  for (const text of ['Called, will pay on Monday', 'Paid <b>late</b>']) {
    expect((await desk('POST', `${order.number}/notes`, { text })).status).toBe(201);
  }
  const { notes } = (await (await desk('GET', order.number)).json()) as AdminOrder;
  expect(notes.map(({ text }) => text)).toEqual(['Called, will pay on Monday', 'Paid <b>late</b>']);
  expect((await desk('POST', `${order.number}/notes`, { text: ' ' })).status).toBe(400);
  const found = await visitor().send('POST', '/api/orders/lookup', {
    body: { number: order.number, email: order.email },
  });
  expect(await found.text()).not.toContain('Monday');
});

it('random steps, many at once, never leave the legal graph, and conserve units', async () => {
  const orders = fc.array(
    fc.record({
      paymentMethod: fc.constantFrom(...PaymentMethod.options),
      quantity: fc.integer({ min: 1, max: 3 }),
      steps: fc.array(fc.constantFrom(...OrderStatus.options), { minLength: 1, maxLength: 7 }),
    }),
    { minLength: 1, maxLength: 4 },
  );
  let stepsTried = 0;
  await fc.assert(
    fc.asyncProperty(orders, async (wanted) => {
      const { variantId } = await make(20);
      const placed = [];
      for (const { paymentMethod, quantity, steps } of wanted) {
        const { number } = await buy(shop, [variantId], { quantity, checkout: { paymentMethod } });
        placed.push({ number, paymentMethod, quantity, steps });
      }
      stepsTried += wanted.reduce((sum, { steps }) => sum + steps.length, 0);
      const outcomes = await Promise.allSettled(
        placed.flatMap(({ number, steps }) =>
          steps.map((to) =>
            changeOrderStatus(services, {
              actor: 'm',
              number,
              change: { to, note: '', carrier: '', trackingNumber: '' },
            }),
          ),
        ),
      );
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected')
          expect(outcome.reason).toMatchObject({ code: 'illegal_transition' });
      }
      let held = 0;
      for (const { number, paymentMethod, quantity } of placed) {
        const { order, events, paidAt } = (await (await desk('GET', number)).json()) as AdminOrder;
        let paid = false;
        for (const [index, { from, to }] of events.entries()) {
          if (index === 0) expect([from, to]).toEqual([null, 'placed']);
          else {
            expect(from).toBe(events[index - 1]!.to);
            expect(
              nextStatuses({ status: from!, paymentMethod, paid, pickUp: paymentMethod === 'in_store' }),
            ).toContain(to);
          }
          paid ||= to === 'paid' || to === 'delivered';
        }
        expect([order.status, paidAt !== null]).toEqual([events.at(-1)!.to, paid]);
        const gone = events.some(({ to }) => to === 'shipped' || to === 'delivered');
        const cancelled = events.some(({ to }) => to === 'cancelled');
        const back = cancelled || (order.status === 'refunded' && !gone);
        if (!back) held += quantity;
      }
      expect((await stockOf(variantId)) + held).toBe(20);
    }),
    { numRuns: 40 },
  );
  console.log(`random steps tried: ${stepsTried}`);
}, 120_000);
