import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@lapidary/commerce-api/migrations';
import { type Database, openDatabase } from '@lapidary/commerce-api/platform/database';
import { execute, select } from '@lapidary/commerce-api/platform/sql';
import { insertLiveProduct } from '@lapidary/commerce-api/platform/testing/insert-live-product';
import { createTestApp, type TestApp } from '@lapidary/commerce-api/platform/testing/test-app';
import { Problem } from '@lapidary/shared/errors';
import { expect, it } from 'vitest';
import { startPrivateMariadb } from '../test/services/start-private-mariadb.ts';
import { checkOut, createShopDatabase, fillBag, openApi } from './testing/faulty-shop.ts';

const BLOB = 'x'.repeat(200_000);

/** Writes until nothing more fits. */
async function fill(database: Database): Promise<void> {
  for (let id = 0; ; id += 1) {
    const bind = { id: `fill-${id}`, text: BLOB };
    try {
      await execute(
        { database },
        `INSERT INTO audit_entries (id, actor, action, subject, after_json, created_at)
         VALUES ($id, 'test', 'fill', 'disk', $text, 0)`,
        bind,
      );
    } catch {
      return;
    }
  }
}

async function expectCleanRefusal(api: TestApp & { database: Database }, variantId: string): Promise<number> {
  const on = { database: api.database };
  const shopper = await fillBag(api, variantId);
  const stock = await select(on, 'SELECT variant_id, stock FROM stock_levels');
  await fill(api.database);
  let refused = 0;
  // What is still free in a half-filled page is used up soon.
  for (let attempt = 0; attempt < 200 && refused < 5; attempt += 1) {
    const visitor = api.visitor();
    const response = await visitor.send('POST', '/api/bag/lines', { body: { variantId, quantity: 1 } });
    if (response.status === 201) continue;
    expect(Problem.parse(await response.json())).toMatchObject({ status: 503, code: 'unavailable' });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    refused += 1;
  }
  expect(refused).toBe(5);
  expect((await checkOut(shopper)).status).toBe(503);
  expect(await select(on, 'SELECT id FROM orders')).toEqual([]);
  expect(await select(on, 'SELECT variant_id, stock FROM stock_levels')).toEqual(stock);
  // Reading goes on.
  expect((await api.visitor().send('GET', '/api/bag')).status).toBe(200);
  return refused + 1;
}

it('refuses with a clean 503 when SQLite’s disk is full', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-full-'));
  const database = await openDatabase(`sqlite:${join(folder, 'shop.db')}`);
  await migrate(database);
  const { variantIds } = await insertLiveProduct({ database }, { variants: [{ price: 100, stock: 9 }] });
  await database.close();
  const full = await openDatabase(`sqlite:${join(folder, 'shop.db')}`);
  full.addHook('afterConnect', (connection) => {
    // Of each connection; the file itself is not limited.
    (connection as { exec(sql: string): void }).exec('PRAGMA max_page_count = 400');
  });
  const refused = await expectCleanRefusal({ ...createTestApp(full), database: full }, variantIds[0]!);
  await full.close();
  await rm(folder, { recursive: true });
  console.log(`row 26: disk full, SQLite: ${refused} × 503, nothing half-done`);
});

it('refuses with a clean 503 when MariaDB’s disk is full', async () => {
  const server = await startPrivateMariadb([
    '--innodb-file-per-table=0',
    '--innodb-data-file-path=ibdata1:12M:autoextend:max:24M',
  ]);
  const shop = await createShopDatabase(server.url);
  const api = await openApi(shop.url);
  const refused = await expectCleanRefusal(api, shop.variantId);
  await api.database.close();
  await server.stop();
  console.log(`row 26: disk full, MariaDB: ${refused} × 503, nothing half-done`);
});
