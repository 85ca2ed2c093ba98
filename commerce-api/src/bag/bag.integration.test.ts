import type { Bag } from '@lapidary/shared/bag/bag';
import type { Problem } from '@lapidary/shared/errors';
import { describe, expect, it } from 'vitest';
import { execute, selectOne } from '../platform/sql.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import type { TestBrowser } from '../platform/testing/test-browser.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';

const { database } = await openTestDatabase();
const on = { database };
const { visitor } = createTestApp(database);

const ring = (stock: number, price = 120_00) => insertLiveProduct(on, { variants: [{ price, stock }] });
const add = (browser: TestBrowser, variantId: string, quantity: number, headers?: Record<string, string>) =>
  browser.send('POST', '/api/bag/lines', { body: { variantId, quantity }, ...(headers && { headers }) });
const bagOf = async (response: Response): Promise<Bag> => (await response.json()) as Bag;
const problemOf = async (response: Response): Promise<Problem> => (await response.json()) as Problem;
const rowCount = async (table: string): Promise<number> =>
  Number((await selectOne<{ n: number }>(on, `SELECT COUNT(*) AS n FROM ${table}`))!.n);

describe('reading', () => {
  it('gives an empty bag and sets no cookie, without a cookie, with an unknown and with a malformed one', async () => {
    const malformed = 'x'.repeat(5000);
    for (const cookie of [
      '',
      'lapidary_bag=',
      `lapidary_bag=${'A'.repeat(32)}`,
      `lapidary_bag=${malformed}`,
    ]) {
      const response = await visitor().send('GET', '/api/bag', { headers: { cookie } });
      expect(response.status).toBe(200);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await bagOf(response)).toMatchObject({
        lines: [],
        count: 0,
        subtotal: { amount: 0, currency: 'USD' },
      });
    }
  });
});

describe('adding', () => {
  it('makes a bag with the first line and returns it whole', async () => {
    const { slug, variantIds } = await insertLiveProduct(on, {
      title: 'Halo Ring',
      variants: [{ title: 'Yellow gold / 6', sku: 'HALO-6', price: 990_00, stock: 5 }],
    });
    const browser = visitor();
    const response = await add(browser, variantIds[0]!, 2);
    expect(response.status).toBe(201);
    const bag = await bagOf(response);
    expect(bag.lines).toEqual([
      {
        id: expect.any(String),
        variantId: variantIds[0],
        productSlug: slug,
        productTitle: 'Halo Ring',
        variantTitle: 'Yellow gold / 6',
        sku: 'HALO-6',
        image: null,
        quantity: 2,
        unitPrice: { amount: 990_00, currency: 'USD' },
        lineTotal: { amount: 1980_00, currency: 'USD' },
        available: 5,
      },
    ]);
    expect(bag.count).toBe(2);
    expect(bag.subtotal.amount).toBe(1980_00);
    expect(browser.lastSetCookies).toHaveLength(1);
    expect(browser.lastSetCookies[0]).toMatch(
      /^lapidary_bag=[\w-]{32}; Max-Age=5184000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await bagOf(await browser.send('GET', '/api/bag'))).toEqual(bag);
  });

  it('marks the cookie Secure where the shop is served over https', async () => {
    const { variantIds } = await ring(1);
    const secure = createTestApp(database, { environment: { PUBLIC_URL: 'https://shop.example' } }).visitor();
    await add(secure, variantIds[0]!, 1);
    expect(secure.lastSetCookies[0]).toContain('; Secure');
  });

  it('sums repeated adds on one line and says precisely when the stock is used up', async () => {
    const { variantIds } = await ring(2);
    const browser = visitor();
    await add(browser, variantIds[0]!, 1);
    const second = await bagOf(await add(browser, variantIds[0]!, 1));
    expect(second.lines).toHaveLength(1);
    expect(second.lines[0]!.quantity).toBe(2);
    const third = await add(browser, variantIds[0]!, 1);
    expect(third.status).toBe(409);
    expect(await problemOf(third)).toMatchObject({
      code: 'out_of_stock',
      detail: 'Only 2 left — your bag already holds 2.',
      lines: [{ variantId: variantIds[0], title: 'Solitaire Ring', requested: 3, available: 2 }],
    });
    expect(await bagOf(await browser.send('GET', '/api/bag'))).toEqual(second);
  });

  it('limits a line to 99 whatever the stock', async () => {
    const { variantIds } = await ring(1000);
    const browser = visitor();
    await add(browser, variantIds[0]!, 98);
    const response = await add(browser, variantIds[0]!, 2);
    expect(await problemOf(response)).toMatchObject({
      code: 'out_of_stock',
      detail: 'A bag holds 99 of one piece at most — your bag already holds 98.',
    });
  });

  it('refuses what is sold out, off sale, unknown or no quantity, and then makes no bag', async () => {
    const before = await rowCount('bags');
    const soldOut = (await ring(0)).variantIds[0]!;
    const offSale = (await insertLiveProduct(on, { live: false, variants: [{ price: 1, stock: 9 }] }))
      .variantIds[0]!;
    const oldVariant = await insertLiveProduct(on, { variants: [{ price: 1, stock: 9, live: false }] });
    expect((await problemOf(await add(visitor(), soldOut, 1))).detail).toBe('Sold out.');
    for (const gone of [offSale, oldVariant.variantIds[0]!, 'no-such-variant']) {
      const response = await add(visitor(), gone, 1);
      expect(response.status).toBe(404);
      expect(response.headers.getSetCookie()).toEqual([]);
    }
    for (const quantity of [0, -1, 1.5, 100, '2', null]) {
      const response = await visitor().send('POST', '/api/bag/lines', {
        body: { variantId: soldOut, quantity },
      });
      expect((await problemOf(response)).code).toBe('invalid_request');
    }
    const extra = { variantId: soldOut, quantity: 1, price: 1 };
    expect((await visitor().send('POST', '/api/bag/lines', { body: extra })).status).toBe(400);
    expect(await rowCount('bags')).toBe(before);
  });

  it('never adopts an id that the shop did not give', async () => {
    const { variantIds } = await ring(3);
    const planted = 'A'.repeat(32);
    const browser = visitor();
    await add(browser, variantIds[0]!, 1, { cookie: `lapidary_bag=${planted}` });
    expect(browser.cookies.get('lapidary_bag')!.value).not.toBe(planted);
  });

  it('keeps one line when the same piece is added many times at once', async () => {
    const { variantIds } = await ring(50);
    const browser = visitor();
    await add(browser, variantIds[0]!, 1);
    const answers = await Promise.all(Array.from({ length: 15 }, () => add(browser, variantIds[0]!, 1)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const bag = await bagOf(await browser.send('GET', '/api/bag'));
    expect(bag.lines.map(({ quantity }) => quantity)).toEqual([16]);
  });

  it('asks for JSON and refuses broken JSON', async () => {
    const text = { headers: { 'content-type': 'text/plain' }, body: '{}' };
    expect((await problemOf(await visitor().send('POST', '/api/bag/lines', text))).code).toBe(
      'unsupported_media_type',
    );
    expect((await problemOf(await visitor().send('POST', '/api/bag/lines', { body: '{' }))).code).toBe(
      'invalid_request',
    );
    expect((await visitor().send('POST', '/api/bag/lines')).status).toBe(400);
  });
});

describe('changing and removing', () => {
  it('sets quantities, keeps the order of lines and takes lines out', async () => {
    const first = (await ring(9, 10)).variantIds[0]!;
    const second = (await ring(9, 100)).variantIds[0]!;
    const browser = visitor();
    await add(browser, first, 1);
    const { lines } = await bagOf(await add(browser, second, 1));
    const changed = await bagOf(
      await browser.send('PATCH', `/api/bag/lines/${lines[0]!.id}`, { body: { quantity: 5 } }),
    );
    expect(changed.lines.map(({ quantity }) => quantity)).toEqual([5, 1]);
    expect(changed.subtotal.amount).toBe(150);
    expect(changed).toEqual(await bagOf(await browser.send('GET', '/api/bag')));
    const tooMany = await browser.send('PATCH', `/api/bag/lines/${lines[0]!.id}`, { body: { quantity: 10 } });
    expect((await problemOf(tooMany)).detail).toBe('Only 9 left.');
    const left = await bagOf(await browser.send('DELETE', `/api/bag/lines/${lines[0]!.id}`));
    expect(left.lines.map(({ variantId }) => variantId)).toEqual([second]);
    expect((await browser.send('DELETE', `/api/bag/lines/${lines[0]!.id}`)).status).toBe(404);
  });

  it('does not reach a line of another bag', async () => {
    const { variantIds } = await ring(9);
    const owner = visitor();
    const { lines } = await bagOf(await add(owner, variantIds[0]!, 1));
    const stranger = visitor();
    await add(stranger, variantIds[0]!, 1);
    for (const browser of [stranger, visitor()]) {
      const path = `/api/bag/lines/${lines[0]!.id}`;
      expect((await browser.send('PATCH', path, { body: { quantity: 2 } })).status).toBe(404);
      expect((await browser.send('DELETE', path)).status).toBe(404);
    }
    expect((await bagOf(await owner.send('GET', '/api/bag'))).lines[0]!.quantity).toBe(1);
  });

  it('keeps a line whose piece has gone, with nothing available', async () => {
    const { productId, variantIds } = await ring(9);
    const browser = visitor();
    const { lines } = await bagOf(await add(browser, variantIds[0]!, 2));
    await execute(on, 'UPDATE variants SET live = 0 WHERE id = $id', { id: variantIds[0]! });
    const offSale = await bagOf(await browser.send('GET', '/api/bag'));
    expect(offSale.lines[0]).toMatchObject({ productTitle: 'Solitaire Ring', quantity: 2, available: 0 });
    const patch = await browser.send('PATCH', `/api/bag/lines/${lines[0]!.id}`, { body: { quantity: 1 } });
    expect((await problemOf(patch)).detail).toBe('No longer for sale.');
    for (const table of ['stock_levels', 'variants']) {
      await execute(on, `DELETE FROM ${table} WHERE product_id = $productId`, { productId });
    }
    await execute(on, 'DELETE FROM products WHERE id = $productId', { productId });
    const deleted = await bagOf(await browser.send('GET', '/api/bag'));
    expect(deleted.lines[0]).toMatchObject({ productTitle: 'No longer for sale', quantity: 2, available: 0 });
  });
});

it('refuses changes that a page of another site sends, and lets the shop’s own through', async () => {
  const { variantIds } = await ring(9);
  const from = (headers: Record<string, string>) => add(visitor(), variantIds[0]!, 1, headers);
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:4321.evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example', host: 'shop.example' },
  ];
  for (const headers of foreign) expect((await problemOf(await from(headers))).code).toBe('forbidden');
  const own = [
    { origin: 'http://localhost:4321', 'sec-fetch-site': 'same-origin' },
    { origin: 'https://shop.example', 'x-forwarded-host': 'shop.example' },
    { origin: 'http://127.0.0.1:4400', host: '127.0.0.1:4400' },
  ];
  for (const headers of own) expect((await from(headers)).status).toBe(201);
});
