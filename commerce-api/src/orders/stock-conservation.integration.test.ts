import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inList, select } from '../platform/sql.ts';
import { checkoutBody } from '../platform/testing/checkout-body.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { untilAnswered } from '../platform/testing/until-answered.ts';

const { database } = await openTestDatabase();
const on = { database };
const { visitor } = createTestApp(database);

/** Bags that are checked out in all, several of them at once. */
const BAGS = 1_000;
const BAGS_AT_ONCE = 40;

const shop = fc.record({
  stocks: fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 4 }),
  bags: fc.array(
    fc.array(fc.record({ piece: fc.nat(3), quantity: fc.integer({ min: 1, max: 4 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    { minLength: BAGS_AT_ONCE, maxLength: BAGS_AT_ONCE },
  ),
});

it(`conserves units: ${BAGS} random bags against random stocks, ${BAGS_AT_ONCE} checked out at once`, async () => {
  const outcomes = { ordered: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(shop, async ({ stocks, bags }) => {
      const { variantIds } = await insertLiveProduct(on, {
        variants: stocks.map((stock) => ({ price: 10, stock })),
      });
      const buyers = await Promise.all(
        bags.map(async (lines) => {
          const browser = visitor();
          for (const { piece, quantity } of lines) {
            const body = { variantId: variantIds[piece % variantIds.length], quantity };
            const response = await untilAnswered(() => browser.send('POST', '/api/bag/lines', { body }));
            expect([201, 409]).toContain(response.status);
          }
          return browser;
        }),
      );
      const answers = await Promise.all(
        buyers.map((browser) => {
          const headers = { 'idempotency-key': randomUUID() };
          return untilAnswered(() =>
            browser.send('POST', '/api/checkout', { body: checkoutBody(), headers }),
          );
        }),
      );
      for (const { status } of answers) {
        expect([201, 409]).toContain(status);
        outcomes[status === 201 ? 'ordered' : 'refused'] += 1;
      }
      const ids = inList('id', variantIds);
      const sold = await select<{ id: string; units: number | string }>(
        on,
        `SELECT variant_id AS id, SUM(quantity) AS units FROM order_lines WHERE variant_id IN (${ids.sql})
         GROUP BY variant_id`,
        ids.bind,
      );
      const left = await select<{ id: string; stock: number }>(
        on,
        `SELECT variant_id AS id, stock FROM stock_levels WHERE variant_id IN (${ids.sql})`,
        ids.bind,
      );
      const soldOf = new Map(sold.map(({ id, units }) => [id, Number(units)]));
      const leftOf = new Map(left.map(({ id, stock }) => [id, stock]));
      for (const [index, id] of variantIds.entries()) {
        expect(leftOf.get(id)).toBeGreaterThanOrEqual(0);
        expect(leftOf.get(id)! + (soldOf.get(id) ?? 0)).toBe(stocks[index]);
      }
    }),
    { numRuns: BAGS / BAGS_AT_ONCE },
  );
  console.log(
    `${BAGS} bags: ${outcomes.ordered} ordered, ${outcomes.refused} refused; every unit accounted for`,
  );
  expect(outcomes.ordered + outcomes.refused).toBe(BAGS);
}, 120_000);
