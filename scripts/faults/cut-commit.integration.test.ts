import { select } from '@lapidary/commerce-api/platform/sql';
import { type Fate, FaultProxy } from '@lapidary/commerce-api/platform/testing/fault-proxy';
import { timesOf } from '@lapidary/commerce-api/platform/testing/test-settings';
import { afterAll, expect, inject, it } from 'vitest';
import { checkOut, createShopDatabase, fillBag, openApi } from './testing/faulty-shop.ts';

const CUTS = timesOf('FAULT_CUTS', 20);

const server = inject('databaseUrl');
const shop = await createShopDatabase(server);
const proxy = new FaultProxy(server);
await proxy.open();
const api = await openApi(proxy.through(shop.url));
afterAll(async () => {
  await api.database.close();
  await proxy.close();
  await shop.drop();
});

it.each<[string, Fate, replayed: boolean]>([
  ['before COMMIT arrives', 'lost', false],
  ['after COMMIT, before it is acknowledged', 'arrives', true],
])('makes no second order when the connection is cut %s', async (name, fate, replayed) => {
  const before = (await select({ database: api.database }, 'SELECT id FROM orders')).length;
  const numbers: string[] = [];
  for (let cut = 0; cut < CUTS; cut += 1) {
    const shopper = await fillBag(api, shop.variantId);
    let cuts = 0;
    proxy.fateOf = (sent) => {
      // The semicolon tells it from READ COMMITTED.
      if (!sent.includes('COMMIT;')) return 'pass';
      cuts += 1;
      return fate;
    };
    const broken = await checkOut(shopper);
    proxy.fateOf = () => 'pass';
    expect(cuts).toBe(1);
    expect(broken.status).toBe(503);
    expect(Number(broken.retryAfter)).toBeGreaterThan(0);
    const first = await checkOut(shopper);
    const again = await checkOut(shopper);
    expect(first).toMatchObject({ status: 201, replayed });
    expect(again).toMatchObject({ status: 201, number: first.number, replayed: true });
    numbers.push(first.number!);
    const orders = await select({ database: api.database }, 'SELECT id FROM orders');
    expect(orders).toHaveLength(before + numbers.length);
  }
  expect(new Set(numbers).size).toBe(CUTS);
  console.log(`row 12: ${CUTS} connections cut ${name}, 0 duplicates on retry`);
});
