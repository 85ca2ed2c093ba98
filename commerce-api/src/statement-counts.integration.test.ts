import { randomUUID } from 'node:crypto';
import type { Bag } from '@lapidary/shared/bag/bag';
import type { CheckoutRequest } from '@lapidary/shared/orders/order';
import { describe, expect, it, vi } from 'vitest';
import { execute } from './platform/sql.ts';
import { checkoutBody } from './platform/testing/checkout-body.ts';
import { insertLiveProduct } from './platform/testing/insert-live-product.ts';
import { createTestApp } from './platform/testing/test-app.ts';
import type { TestBrowser } from './platform/testing/test-browser.ts';
import { openTestDatabase } from './platform/testing/test-database.ts';

const { database } = await openTestDatabase();
const on = { database };
const { visitor, tokens } = createTestApp(database);

interface Counted {
  /** SELECT, INSERT, UPDATE and DELETE. */
  statements: number;
  /** Of these, the ones in a transaction. */
  inTransaction: number;
  commits: number;
}

/** Counts what is sent to the database while `work` runs. */
async function counting(work: () => Promise<Response>): Promise<Counted & { response: Response }> {
  const query = vi.spyOn(database, 'query');
  try {
    const response = await work();
    const sent = query.mock.calls.map(([sql, options]) => ({
      sql: String(sql),
      open: Boolean(options?.transaction),
    }));
    const statements = sent.filter(({ sql }) => /^\s*(SELECT|INSERT|UPDATE|DELETE)/i.test(sql));
    return {
      response,
      statements: statements.length,
      inTransaction: statements.filter(({ open }) => open).length,
      commits: sent.filter(({ sql }) => /^\s*COMMIT/i.test(sql)).length,
    };
  } finally {
    query.mockRestore();
  }
}

const add = (browser: TestBrowser, variantId: string, quantity = 1) =>
  browser.send('POST', '/api/bag/lines', { body: { variantId, quantity } });
const checkOut = (browser: TestBrowser, body: CheckoutRequest) =>
  browser.send('POST', '/api/checkout', { body, headers: { 'idempotency-key': randomUUID() } });

async function product(stock = 1000) {
  const { slug, variantIds } = await insertLiveProduct(on, { variants: [{ price: 100_00, stock }] });
  return { slug, variantId: variantIds[0]! };
}

async function bagOf(lines: number): Promise<TestBrowser> {
  const browser = visitor();
  for (let n = 0; n < lines; n += 1) {
    expect((await add(browser, (await product()).variantId)).status).toBe(201);
  }
  return browser;
}

describe('statements', () => {
  it('of an availability: 1', async () => {
    const { slug } = await product();
    const { response, statements } = await counting(() => visitor().send('GET', `/api/availability/${slug}`));
    expect([response.status, statements]).toEqual([200, 1]);
  });

  it('of reading a bag: 1, whatever it holds', async () => {
    for (const lines of [0, 1, 5]) {
      const browser = await bagOf(lines);
      if (lines === 0) browser.cookies.set('lapidary_bag', { value: 'A'.repeat(32), path: '/' });
      const { response, statements } = await counting(() => browser.send('GET', '/api/bag'));
      expect([response.status, statements]).toEqual([200, 1]);
    }
  });

  it('of a first add: at most 4, in one commit', async () => {
    const { variantId } = await product();
    const { response, statements, commits } = await counting(() => add(visitor(), variantId));
    expect(response.status).toBe(201);
    expect(statements).toBeLessThanOrEqual(4);
    expect(commits).toBe(1);
  });

  it('of a first add by a visitor whose bag has expired: at most 4', async () => {
    const browser = visitor();
    browser.cookies.set('lapidary_bag', { value: 'A'.repeat(32), path: '/' });
    const { variantId } = await product();
    expect((await counting(() => add(browser, variantId))).statements).toBeLessThanOrEqual(4);
  });

  it('of an add, a new line or more of one: at most 3', async () => {
    const browser = await bagOf(3);
    const { variantId } = await product();
    for (const quantity of [1, 2]) {
      const { response, statements } = await counting(() => add(browser, variantId, quantity));
      expect(response.status).toBe(201);
      expect(statements).toBeLessThanOrEqual(3);
    }
    expect(((await (await browser.send('GET', '/api/bag')).json()) as Bag).count).toBe(6);
  });

  it('of a quote: 2', async () => {
    const browser = await bagOf(3);
    const { response, statements } = await counting(() =>
      browser.send('POST', '/api/checkout/quote', { body: { country: 'GB' } }),
    );
    expect([response.status, statements]).toEqual([200, 2]);
  });
});

const BUDGET = 9;

/** Statements in the transaction of a checkout of new lines, after `prepare`. */
async function checkoutCost(
  lines: number,
  prepare: (browser: TestBrowser) => Promise<Partial<CheckoutRequest>> = async () => ({}),
): Promise<number> {
  const browser = await bagOf(lines);
  const body = checkoutBody(await prepare(browser));
  const { response, inTransaction, statements, commits } = await counting(() => checkOut(browser, body));
  expect(response.status).toBe(201);
  // The rules of pricing are read before the transaction begins.
  expect(statements).toBe(inTransaction + 1);
  expect(commits).toBe(1);
  return inTransaction;
}

async function createPromotion(terms: object): Promise<string> {
  const code = `CODE-${randomUUID().slice(0, 8)}`;
  const body = { kind: 'percent', value: 1000, code, ...terms };
  const answer = await visitor().send('POST', '/api/admin/promotions', { body, token: tokens.merchant() });
  expect(answer.status).toBe(201);
  return code;
}

describe('statements of a checkout of n lines, with tax, shipping and a promotion', () => {
  it.each([1, 2, 5, 20])('n = %i: at most 9 + (n − 1) in its transaction', async (n) => {
    const promotionCode = await createPromotion({});
    const cost = await checkoutCost(n, async () => ({ promotionCode, shippingMethod: 'standard' }));
    console.log(`checkout, lines: ${n}; statements: ${cost} of ${BUDGET + n - 1}`);
    expect(cost).toBeLessThanOrEqual(BUDGET + n - 1);
  });

  it('one more for a code with a limit, and for a gift note that leaves the bag', async () => {
    const plain = await checkoutCost(1);
    const promotionCode = await createPromotion({ usageLimit: 5 });
    expect(await checkoutCost(1, async () => ({ promotionCode }))).toBe(plain + 1);
    const note = async (browser: TestBrowser) => {
      await browser.send('PUT', '/api/bag/gift-note', { body: { giftNote: 'For you' } });
      return {};
    };
    expect(await checkoutCost(1, note)).toBe(plain + 1);
  });

  it('one more for the publish request when it sells the last one', async () => {
    const plain = await checkoutCost(1);
    const browser = visitor();
    await add(browser, (await product(1)).variantId);
    expect((await counting(() => checkOut(browser, checkoutBody()))).inTransaction).toBe(plain + 1);
  });

  it('when somebody has bought since the stock was read, it still takes the right units', async () => {
    const { variantId } = await product(10);
    const buyers = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const browser = visitor();
        await add(browser, variantId, 2);
        return browser;
      }),
    );
    const answers = await Promise.all(buyers.map((browser) => checkOut(browser, checkoutBody())));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    await expect(
      execute(on, 'UPDATE stock_levels SET stock = stock + 0 WHERE variant_id = $variantId AND stock = 0', {
        variantId,
      }),
    ).resolves.toBe(1);
  });
});
