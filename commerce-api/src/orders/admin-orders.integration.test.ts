import type { AdminOrderList } from '@lapidary/shared/orders/admin-order';
import type { Order } from '@lapidary/shared/orders/order';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../platform/sql.ts';
import { buy } from '../platform/testing/buy.ts';
import { checkoutBody } from '../platform/testing/checkout-body.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';

const { database } = await openTestDatabase();
const on = { database };
const shop = createTestApp(database);
const merchant = shop.tokens.merchant();
const { variantIds } = await insertLiveProduct(on, {
  title: 'Ring, “plain”',
  variants: [
    { price: 52_050, stock: 10_000, sku: '=1+1', title: 'Gold / 6' },
    { price: 100, stock: 10_000 },
  ],
});
const { shippingAddress } = checkoutBody();

const names = ['Ada Lovelace', 'Grace "Amazing" Hopper', 'Åsa 50%_Test', 'Mary line1'];
let orders: Order[];
const DAYS = [
  '2026-01-01T00:00:00Z',
  '2026-01-01T23:59:59.999Z',
  '2026-01-02T00:00:00Z',
  '2026-02-01T12:00:00Z',
];

beforeAll(async () => {
  orders = [];
  for (const [index, name] of names.entries()) {
    const order = await buy(shop, variantIds, {
      quantity: 2,
      checkout: {
        email: `${name.split(' ')[0]!.replace('Å', 'A')}@Example.com`,
        shippingAddress: { ...shippingAddress, name, city: 'Adaville' },
        note: index === 0 ? '=HYPERLINK("http://evil.test"),\r\nplease' : '',
        phone: '+44 20 7946 0000',
      },
    });
    orders.push(order);
    await execute(on, 'UPDATE orders SET placed_at = $at WHERE number = $number', {
      at: Date.parse(DAYS[index]!),
      number: order.number,
    });
  }
  await shop.visitor().send('POST', `/api/admin/orders/${orders[1]!.number}/transitions`, {
    token: merchant,
    body: { to: 'paid' },
  });
});

const get = (path: string) => shop.visitor().send('GET', `/api/admin${path}`, { token: merchant });

async function list(query: Record<string, string> = {}): Promise<AdminOrderList> {
  const response = await get(`/orders?${new URLSearchParams(query)}`);
  expect(response.status).toBe(200);
  return (await response.json()) as AdminOrderList;
}

/** Indexes of the orders that are listed. */
const listed = async (query: Record<string, string>): Promise<number[]> =>
  (await list(query)).orders.map(({ number }) => orders.findIndex((order) => order.number === number));

describe('the list of orders', () => {
  it('is newest first, page by page', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: AdminOrderList = await list({ limit: '3', ...(cursor && { cursor }) });
      seen.push(...page.orders.map(({ number }) => number));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(orders.map(({ number }) => number).toReversed());
  });

  it('says what a row of the desk needs', async () => {
    const { orders: rows } = await list({ query: orders[1]!.number });
    expect(rows).toEqual([
      {
        number: orders[1]!.number,
        status: 'paid',
        paidAt: expect.stringMatching(/Z$/),
        placedAt: '2026-01-01T23:59:59.999Z',
        email: 'Grace@Example.com',
        name: 'Grace "Amazing" Hopper',
        units: 4,
        total: { amount: 104_300, currency: 'USD' },
        paymentMethod: 'bank_transfer',
      },
    ]);
  });

  it('filters by status', async () => {
    expect(await listed({ status: 'paid' })).toEqual([1]);
    expect(await listed({ status: 'placed' })).toEqual([3, 2, 0]);
    expect(await listed({ status: 'delivered' })).toEqual([]);
  });

  it.each<[string, number[]]>([
    ['ada', [0]],
    ['LOVELACE', [0]],
    ['grace@example', [1]],
    ['"amazing"', [1]],
    ['50%', [2]],
    ['0%t', []],
    ['%', [2]],
    ['_', [2]],
    ['line1', [3]],
    ['adaville', []],
    ['example.com', [3, 2, 1, 0]],
    ["' OR 1=1 --", []],
    ['!', []],
    ['\\', []],
  ])('finds %j in name, email or number only', async (query, found) => {
    expect(await listed({ query })).toEqual(found);
  });

  it('finds a number as people type it, and a part of one', async () => {
    const { number } = orders[2]!;
    for (const query of [
      number,
      number.toLowerCase(),
      number.replaceAll('-', ' '),
      number.slice(2).toLowerCase(),
    ]) {
      expect(await listed({ query })).toEqual([2]);
    }
  });

  it('filters by days, both included', async () => {
    expect(await listed({ from: '2026-01-01', to: '2026-01-01' })).toEqual([1, 0]);
    expect(await listed({ from: '2026-01-02' })).toEqual([3, 2]);
    expect(await listed({ to: '2026-01-02', status: 'placed' })).toEqual([2, 0]);
    expect(await listed({ from: '2026-03-01', to: '2026-01-01' })).toEqual([]);
  });

  it.each(['status=lost', 'from=yesterday', 'to=2026-02-30', 'limit=0', 'limit=101', 'cursor='])(
    'refuses %s',
    async (query) => {
      expect((await get(`/orders?${query}`)).status).toBe(400);
    },
  );
});

describe('the CSV export', () => {
  it('has a line for each order, every cell as it was, and no formula', async () => {
    const response = await get('/exports/orders.csv');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="orders.csv"');
    const text = await response.text();
    const rows = parse(text, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];
    expect(rows.map(({ number }) => number)).toEqual(orders.map(({ number }) => number).toReversed());
    expect(rows.at(-1)).toMatchObject({
      status: 'placed',
      placed_at: '2026-01-01T00:00:00.000Z',
      paid_at: '',
      email: 'Ada@Example.com',
      phone: "'+44 20 7946 0000",
      name: 'Ada Lovelace',
      country: 'GB',
      units: '4',
      currency: 'USD',
      subtotal: '1043.00',
      total: '1043.00',
      note: '\'=HYPERLINK("http://evil.test"),\r\nplease',
    });
    expect(rows.at(-1)!.pieces).toContain('2 × Ring, “plain” Gold / 6 [=1+1]');
    expect(rows[2]!.paid_at).toMatch(/Z$/);
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@]/);
  });

  it('takes the filters of the list', async () => {
    const text = await (await get('/exports/orders.csv?status=paid')).text();
    expect(text.trim().split('\r\n')).toHaveLength(2);
    const none = await (await get('/exports/orders.csv?query=nobody-at-all')).text();
    expect(none).toMatch(/^number,status,[^\r\n]*\r\n$/);
    expect((await get('/exports/orders.csv?status=lost')).status).toBe(400);
  });

  it('goes on past a page of the database', async () => {
    const count = 450;
    const [template] = orders;
    for (let n = 0; n < count; n += 1) {
      await execute(
        on,
        `INSERT INTO orders (id, number, customer_id, email, phone, status, currency, subtotal, shipping, total,
           shipping_address_json, payment_method, note, placed_at)
         SELECT $id, $copy, customer_id, 'many@lapidary.test', phone, status, currency, subtotal, shipping, total,
           shipping_address_json, payment_method, note, placed_at FROM orders WHERE number = $number`,
        { id: `00${String(n).padStart(24, '0')}`, copy: `N-${n}`, number: template!.number },
      );
    }
    const text = await (await get('/exports/orders.csv?query=many@lapidary')).text();
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    expect(new Set(rows.map(({ number }) => number)).size).toBe(count);
    expect(rows).toHaveLength(count);
  });
});
