import { mkdtemp, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { migrate } from '@lapidary/commerce-api/migrations';
import { type Database, openDatabase } from '@lapidary/commerce-api/platform/database';
import { selectOne } from '@lapidary/commerce-api/platform/sql';
import { createTestApp, type TestApp } from '@lapidary/commerce-api/platform/testing/test-app';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestEdge, type TestEdge } from '../local-aws/edge/testing.ts';
import { deployShop, rollBackShop } from './deploy-shop.ts';
import { DOMAIN, testContext } from './testing/deploy-context.ts';
import { API_HOST, FakeAccount } from './testing/fake-account.ts';

const SECRET = 'origin-secret-of-the-rehearsal';

let folder: string;
let database: Database;
let edge: TestEdge;
let api: TestApp | undefined;
let failing = false;

/** The API behind the edge, which adds the secret that lets it in; 503 while there are no containers. */
const behindEdge: RequestListener = (request, response) => {
  if (!api || failing) {
    response.writeHead(503).end();
    return;
  }
  request.headers['x-origin-secret'] = SECRET;
  request.rawHeaders.push('x-origin-secret', SECRET);
  void getRequestListener(api.app.fetch)(request, response);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lapidary-rehearsal-'));
  database = await openDatabase(`sqlite:${join(folder, 'shop.db')}`);
  edge = await startTestEdge({ api: behindEdge });
  edge.store.delete('current');
});
afterAll(async () => {
  await edge.close();
  await database.close();
  await rm(folder, { recursive: true });
});

const account = new FakeAccount({
  task: async () => void (await migrate(database)),
  async serve(image) {
    // A process that finds no schema ends, and its containers with it.
    await selectOne({ database }, 'SELECT COUNT(*) AS products FROM products');
    api = createTestApp(database, {
      environment: { ORIGIN_SECRETS: SECRET, PUBLIC_URL: `https://${DOMAIN}`, FORWARDED_HOPS: '2' },
    });
    const release = `r_${image.split('.').at(-1)}`;
    await edge.put(`releases/${release}/index.html`, `<html>${image}`);
    await edge.put(`releases/${release}/sitemap.xml`, '<sitemapindex/>', { type: 'application/xml' });
    await edge.put('runtime.json', '{"cognito":{"userPoolId":"us-east-1_local0001"}}', {
      type: 'application/json',
    });
    edge.store.set('current', `${release} ${release} ${release}`);
  },
});

/** The shop's public names, here. */
const fetchHere = (async (input: string, init?: RequestInit): Promise<Response> => {
  const { host, pathname } = new URL(input);
  if (host === API_HOST) return (await api?.app.request(pathname, init)) ?? new Response('', { status: 503 });
  if (!account.stacks.has('edge')) throw new Error('getaddrinfo ENOTFOUND');
  return await fetch(`${edge.url}${pathname}`, init);
}) as typeof fetch;

const frontPage = async (): Promise<string> => await (await fetch(edge.url)).text();

test('from nothing to a shop that is seen through the edge, to the next version, to a bad one and back', async () => {
  expect((await fetch(edge.url)).status).toBe(503);
  await deployShop(testContext(account, { fetch: fetchHere }));
  expect(await frontPage()).toBe('<html>:lapidary-api.app.1');

  await deployShop(testContext(account, { fetch: fetchHere }));
  expect(await frontPage()).toBe('<html>:lapidary-api.app.2');

  failing = true;
  await expect(deployShop(testContext(account, { fetch: fetchHere }))).rejects.toThrow(
    /smoke: .*api\/ready.*status 503/s,
  );
  failing = false;
  expect(account.live).toBe(':lapidary-api.app.2');
  expect(await frontPage()).toBe('<html>:lapidary-api.app.2');

  await rollBackShop(testContext(account, { fetch: fetchHere }));
  expect(await frontPage()).toBe('<html>:lapidary-api.app.1');
});
