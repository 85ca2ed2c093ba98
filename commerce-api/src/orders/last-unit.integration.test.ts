import { randomUUID } from 'node:crypto';
import type { Problem } from '@lapidary/shared/errors';
import { expect, it } from 'vitest';
import { selectOne } from '../platform/sql.ts';
import { checkoutBody } from '../platform/testing/checkout-body.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { untilAnswered } from '../platform/testing/until-answered.ts';

const { database } = await openTestDatabase();
const { visitor } = createTestApp(database);
const BUYERS = 500;

it(`sells one unit once to ${BUYERS} buyers at once`, async () => {
  const { variantIds } = await insertLiveProduct({ database }, { variants: [{ price: 10_00, stock: 1 }] });
  const [variantId] = variantIds;
  const buyers = await Promise.all(
    Array.from({ length: BUYERS }, async () => {
      const browser = visitor();
      const added = await untilAnswered(() =>
        browser.send('POST', '/api/bag/lines', { body: { variantId, quantity: 1 } }),
      );
      expect(added.status).toBe(201);
      return browser;
    }),
  );
  const answers = await Promise.all(
    buyers.map((browser) => {
      const headers = { 'idempotency-key': randomUUID() };
      return untilAnswered(() => browser.send('POST', '/api/checkout', { body: checkoutBody(), headers }));
    }),
  );
  const codes = await Promise.all(
    answers.map(async (answer) => (answer.ok ? 'ordered' : ((await answer.json()) as Problem).code)),
  );
  const ordered = codes.filter((code) => code === 'ordered').length;
  const soldOut = codes.filter((code) => code === 'out_of_stock').length;
  console.log(`${BUYERS} buyers of 1 unit: ${ordered} order, ${soldOut} told that it is sold out`);
  expect([ordered, soldOut]).toEqual([1, BUYERS - 1]);
  const row = await selectOne<{ orders: number; stock: number }>(
    { database },
    `SELECT (SELECT COUNT(*) FROM order_lines WHERE variant_id = $variantId) AS orders, stock
     FROM stock_levels WHERE variant_id = $variantId`,
    { variantId: variantId! },
  );
  expect(row).toEqual({ orders: 1, stock: 0 });
});
