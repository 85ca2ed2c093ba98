import type { Bag } from '@lapidary/shared/bag/bag';
import { expect, it } from 'vitest';
import { pruneIdempotencyKeys } from '../platform/idempotency.ts';
import { execute, select } from '../platform/sql.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { newBagId } from './bag-id.ts';
import { pruneBags } from './prune-bags.ts';

const { database } = await openTestDatabase();
const on = { database };
const { visitor } = createTestApp(database);
const DAY_MS = 24 * 60 * 60 * 1000;

it('deletes bags 60 days after their last change, with their lines, and no others', async () => {
  const { variantIds } = await insertLiveProduct(on, { variants: [{ price: 1, stock: 9 }] });
  const [expired, kept] = [visitor(), visitor()];
  for (const [browser, days] of [
    [expired, 60.01],
    [kept, 59.99],
  ] as const) {
    await browser.send('POST', '/api/bag/lines', { body: { variantId: variantIds[0], quantity: 1 } });
    const changed = Date.now() - days * DAY_MS;
    const bagId = browser.cookies.get('lapidary_bag')!.value;
    await execute(on, 'UPDATE bags SET updated_at = $changed WHERE id = $bagId', {
      bagId,
      changed: Math.round(changed),
    });
  }
  // More than are deleted at once.
  const old = Array.from({ length: 600 }, () => `('${newBagId()}', 0, 0)`);
  await execute(on, `INSERT INTO bags (id, created_at, updated_at) VALUES ${old.join(', ')}`);
  expect(await pruneBags(on)).toBe(601);
  expect(await pruneBags(on)).toBe(0);
  const count = async (browser: typeof kept) =>
    ((await (await browser.send('GET', '/api/bag')).json()) as Bag).count;
  expect([await count(expired), await count(kept)]).toEqual([0, 1]);
  expect(await select(on, 'SELECT id FROM bag_lines')).toHaveLength(1);
});

it('deletes idempotency keys after a day', async () => {
  const insert = async (key: string, age: number) =>
    await execute(
      on,
      `INSERT INTO idempotency_keys (scope, idempotency_key, request_hash, status, body_json, created_at)
       VALUES ('s', $key, 'h', 201, '{}', $at)`,
      { key, at: Date.now() - age },
    );
  await insert('old', DAY_MS + 1000);
  await insert('young', DAY_MS - 60_000);
  expect(await pruneIdempotencyKeys(on)).toBe(1);
  expect(await select(on, 'SELECT idempotency_key AS name FROM idempotency_keys')).toEqual([
    { name: 'young' },
  ]);
});
