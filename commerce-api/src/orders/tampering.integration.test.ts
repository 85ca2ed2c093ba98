import { randomUUID } from 'node:crypto';
import type { Bag } from '@lapidary/shared/bag/bag';
import type { Problem } from '@lapidary/shared/errors';
import type { Order } from '@lapidary/shared/orders/order';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { selectOne } from '../platform/sql.ts';
import { checkoutBody } from '../platform/testing/checkout-body.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';

const { database } = await openTestDatabase();
const { visitor } = createTestApp(database);
const PRICE = 990_00;
const { variantIds } = await insertLiveProduct({ database }, { variants: [{ price: PRICE, stock: 5 }] });
const [variantId] = variantIds;
const CASES = 1_000;

const count = async (table: string): Promise<number> =>
  Number((await selectOne<{ n: number }>({ database }, `SELECT COUNT(*) AS n FROM ${table}`))!.n);

const amount = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double(),
  fc.constantFrom('0', '1', null, {}, [], true),
);
const money = fc.record({ amount, currency: fc.constantFrom('USD', 'VND', 'KWD', 'XXX', '') });
/** Names under which a client may try to say what something costs, how much it gets, or who it is. */
const forbiddenName = fc.constantFrom(
  ...['price', 'unitPrice', 'unit_price', 'lineTotal', 'subtotal', 'total', 'amount', 'currency', 'shipping'],
  ...[
    'discount',
    'tax',
    'taxRate',
    'taxIncluded',
    'lines',
    'quantity',
    'status',
    'customerId',
    'promotionId',
  ],
  ...['bagId', 'number', 'paid', 'giftNote', 'paymentStep', 'shippingPrice', 'stock', '__proto__x', 'Total'],
);
const extra = fc
  .tuple(forbiddenName, fc.oneof(money, amount, fc.string()))
  .map(([name, value]) => ({ [name]: value }));
/** What no quantity is: at most 0, above 99, broken, or no number. */
const wrongQuantity = fc.oneof(
  fc.integer({ max: 0 }),
  fc.integer({ min: 100 }),
  fc.double({ noInteger: true }),
  fc.constantFrom('1', '', null, true, [], [1], {}, '1e2', '0x1'),
);

const checkoutCase = fc
  .oneof(
    extra,
    extra.map((more) => ({ shippingAddress: { ...checkoutBody().shippingAddress, ...more } })),
    fc.record({ shippingMethod: fc.oneof(money, fc.integer(), fc.constant({ id: 'standard', price: 0 })) }),
    fc.record({
      promotionCode: fc.oneof(money, fc.integer(), fc.constant({ kind: 'percent', value: 10_000 })),
    }),
    fc.record({ paymentMethod: fc.constantFrom('card', 'free', '', null, 0) }),
  )
  .map((change) => ({ route: 'checkout' as const, body: { ...checkoutBody(), ...change } }));
const addCase = fc
  .oneof(
    extra.filter((more) => !('quantity' in more)).map((more) => ({ variantId, quantity: 1, ...more })),
    wrongQuantity.map((quantity) => ({ variantId, quantity })),
  )
  .map((body) => ({ route: 'add' as const, body }));
const changeCase = fc
  .oneof(
    extra.filter((more) => !('quantity' in more)).map((more) => ({ quantity: 1, ...more })),
    wrongQuantity.map((quantity) => ({ quantity })),
  )
  .map((body) => ({ route: 'change' as const, body }));

it(`accepts none of ${CASES} tampered prices, quantities, currencies and totals`, async () => {
  const browser = visitor();
  const added = await browser.send('POST', '/api/bag/lines', { body: { variantId, quantity: 1 } });
  const { lines } = (await added.json()) as Bag;
  const send = {
    checkout: (body: unknown) =>
      browser.send('POST', '/api/checkout', { body, headers: { 'idempotency-key': randomUUID() } }),
    add: (body: unknown) => browser.send('POST', '/api/bag/lines', { body }),
    change: (body: unknown) => browser.send('PATCH', `/api/bag/lines/${lines[0]!.id}`, { body }),
  };
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(checkoutCase, addCase, changeCase), async ({ route, body }) => {
      const answer = await send[route](body);
      expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([400, 'invalid_request']);
      refused += 1;
    }),
    { numRuns: CASES },
  );
  console.log(`${refused} tampered requests of ${CASES} refused`);
  expect(refused).toBe(CASES);
  expect([await count('orders'), await count('bag_lines')]).toEqual([0, 1]);
  // And the bag is still what it was: it is ordered at the price of the shop.
  const order = (await (await send.checkout(checkoutBody())).json()) as Order;
  expect(order.total).toEqual({ amount: PRICE, currency: 'USD' });
});
