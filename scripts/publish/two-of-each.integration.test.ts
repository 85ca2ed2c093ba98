import { randomUUID } from 'node:crypto';
import { selectOne } from '@lapidary/commerce-api/platform/sql';
import { checkoutBody } from '@lapidary/commerce-api/platform/testing/checkout-body';
import { getPublishRequest } from '@lapidary/commerce-api/publishing';
import { afterAll, expect, it } from 'vitest';
import { changeProduct } from './testing/change-product.ts';
import { openTestShop } from './testing/open-test-shop.ts';
import { startPublisherProcess } from './testing/publisher-process.ts';
import { openBalancer } from './testing/two-apis.ts';

const BUYERS = 30;
const UNITS = 10;
const EDITS = 12;

// A shop past one machine: two API processes and two publishers on one database, behind one edge.
const balancer = await openBalancer();
const shop = await openTestShop({ apiOrigin: balancer.origin });
const { services, settings } = shop;
const { publicUrl } = settings.api;
await shop.lease.release();
await balancer.start(2, shop.environment);
const publishers = [1, 2].map(() => startPublisherProcess(shop.environment));
await Promise.all(publishers.map(({ ready }) => ready));
afterAll(async () => {
  await Promise.all(publishers.map((publisher) => publisher.stop()));
  await balancer.close();
});

/** A guest whose requests come to either process. @returns the status of the checkout. */
async function buy(variantId: string): Promise<number> {
  const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(publicUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const added = await send('/api/bag/lines', { variantId, quantity: 1 });
  expect(added.status).toBe(201);
  await added.body?.cancel();
  const cookie = added.headers.getSetCookie()[0]!.split(';')[0]!;
  const ordered = await send('/api/checkout', checkoutBody(), { cookie, 'idempotency-key': randomUUID() });
  await ordered.body?.cancel();
  return ordered.status;
}

it('knows whether the live site is of its own build', async () => {
  expect(await shop.publisher.isOwnBuildLive()).toBe(true);
});

it('sells every unit once and publishes every edit, whoever does it', async () => {
  const variant = await selectOne<{ id: string }>(services, "SELECT id FROM variants WHERE sku = 'P3-Gold'");
  const selling = Promise.all(Array.from({ length: BUYERS }, () => buy(variant!.id)));
  const requestIds: string[] = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    requestIds.push(await changeProduct(services, `piece-${10 + edit}`, { title: `Edited ${edit}` }));
  }
  const statuses = await selling;
  expect(statuses.filter((status) => status === 201)).toHaveLength(UNITS);
  expect(statuses.filter((status) => status === 409)).toHaveLength(BUYERS - UNITS);
  const stock = await selectOne<{ stock: number }>(
    services,
    'SELECT stock FROM stock_levels WHERE variant_id = $id',
    { id: variant!.id },
  );
  expect(Number(stock?.stock)).toBe(0);
  expect(Math.min(...balancer.counts)).toBeGreaterThanOrEqual(BUYERS - 1);

  for (const [edit, id] of requestIds.entries()) {
    await expect
      .poll(async () => (await getPublishRequest(services, id)).state, { timeout: 20_000 })
      .toBe('live');
    const page = await shop.get(`/products/piece-${10 + edit}/`);
    expect(page.body).toContain(`Edited ${edit}`);
  }
});
