import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from '@lapidary/commerce-api/migrations';
import { type Database, openDatabase } from '@lapidary/commerce-api/platform/database';
import { execute, select, selectOne } from '@lapidary/commerce-api/platform/sql';
import { insertLiveProduct } from '@lapidary/commerce-api/platform/testing/insert-live-product';
import { createTestApp, type TestApp } from '@lapidary/commerce-api/platform/testing/test-app';
import { Problem } from '@lapidary/shared/errors';
import { afterEach, expect, it, vi } from 'vitest';
import { startPrivateMariadb } from '../test/services/start-private-mariadb.ts';
import { checkOut, createShopDatabase, fillBag, openApi } from './testing/faulty-shop.ts';

/** Coarse first, then what is left. */
const SIZES = [200_000, 2_000, 20];
/** Far more than any disk of this test holds. */
const MOST = 400;

/** Writes until not even a small row fits. */
async function fill(database: Database): Promise<void> {
  for (const size of SIZES) {
    let fits = true;
    for (let id = 0; fits; id += 1) {
      if (id === MOST) throw new Error('the disk has no end');
      fits = await execute(
        { database },
        `INSERT INTO audit_entries (id, actor, action, subject, after_json, created_at)
         VALUES ($id, 'test', 'fill', 'disk', $text, 0)`,
        { id: `fill-${size}-${id}`, text: 'x'.repeat(size) },
      ).then(
        () => true,
        () => false,
      );
    }
  }
}

/** Every connection from now on sees a disk of 400 pages; SQLite keeps the limit with the connection, not the file. */
function limitPages(): void {
  const { exec } = DatabaseSync.prototype;
  vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql: string) {
    exec.call(this, sql);
    exec.call(this, 'PRAGMA max_page_count = 400');
  });
}

afterEach(() => vi.restoreAllMocks());

async function expectCleanRefusal(api: TestApp & { database: Database }, variantId: string): Promise<number> {
  const on = { database: api.database };
  const shopper = await fillBag(api, variantId);
  const stock = await selectOne<{ stock: number }>(on, 'SELECT stock FROM stock_levels');
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
  // A last order may find room in pages that are half full; it is whole or not there.
  const { status } = await checkOut(shopper);
  expect([201, 503]).toContain(status);
  const ordered = status === 201 ? 1 : 0;
  // Reading goes on: at once, or when the API has found out that it was the disk and not the connection.
  const orders = await vi.waitFor(() => select(on, 'SELECT id FROM orders'), {
    timeout: 30_000,
    interval: 100,
  });
  expect(orders).toHaveLength(ordered);
  expect(await select(on, 'SELECT id FROM order_lines')).toHaveLength(ordered);
  const left = await selectOne<{ stock: number }>(on, 'SELECT stock FROM stock_levels');
  expect(left?.stock).toBe(stock!.stock - ordered);
  return refused;
}

it('refuses with a clean 503 when SQLite’s disk is full', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-full-'));
  const database = await openDatabase(`sqlite:${join(folder, 'shop.db')}`);
  await migrate(database);
  const { variantIds } = await insertLiveProduct({ database }, { variants: [{ price: 100, stock: 9 }] });
  await database.close();
  limitPages();
  const full = await openDatabase(`sqlite:${join(folder, 'shop.db')}`);
  const refused = await expectCleanRefusal({ ...createTestApp(full), database: full }, variantIds[0]!);
  await full.close();
  await rm(folder, { recursive: true });
  console.log(`row 26: disk full, SQLite: ${refused} × 503, nothing half-done`);
});

it('refuses with a clean 503 when MariaDB’s disk is full', async () => {
  const server = await startPrivateMariadb([
    '--innodb-file-per-table=0',
    '--innodb-data-file-path=ibdata1:12M:autoextend:max:48M',
  ]);
  const shop = await createShopDatabase(server.url);
  const api = await openApi(shop.url);
  const refused = await expectCleanRefusal(api, shop.variantId);
  await api.database.close();
  await server.stop();
  console.log(`row 26: disk full, MariaDB: ${refused} × 503, nothing half-done`);
});
