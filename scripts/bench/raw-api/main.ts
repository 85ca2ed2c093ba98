// The yardstick of `npm run bench -- api`: the same statements and answers as the API's hot paths, by mysql2 on Hono with
// nothing around them. What a bag costs and how it looks is worked out by the API's own pure functions; there is no
// validation, no log, no guard, no retry. It is what this machine can do at most, and nothing that anybody should run.
import { serve } from '@hono/node-server';
import { BAG_COOKIE, bagCookieOptions, parseBagId } from '@lapidary/commerce-api/bag';
import { stockState } from '@lapidary/commerce-api/inventory';
import { createAccessTokenVerifier } from '@lapidary/commerce-api/platform/aws/access-token';
import { readSettings } from '@lapidary/commerce-api/settings';
import type { AddBagLine } from '@lapidary/shared/bag/bag';
import type { CheckoutRequest } from '@lapidary/shared/orders/order';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { addLine, readBag } from './raw-bag.ts';
import { checkOut } from './raw-checkout.ts';
import { openPool, read } from './raw-database.ts';
import { AVAILABILITY } from './raw-statements.ts';

const NO_STORE = { 'cache-control': 'no-store' };

const settings = readSettings();
const pool = openPool(settings.database.url, settings.database.pool);
const accessTokens = createAccessTokenVerifier(settings);
await accessTokens.hydrate();

const app = new Hono();

app.get('/api/availability/:slug', async (c) => {
  const slug = c.req.param('slug');
  const rows = await read<{ variantId: string; price: number; stock: number; currency: string }>(
    pool,
    AVAILABILITY,
    [slug],
  );
  if (rows.length === 0) return c.notFound();
  const variants = rows.map(({ variantId, price, stock, currency }) => {
    const state = stockState(stock, settings.lowStockThreshold);
    return [variantId, { available: stock, state, price: { amount: price, currency } }];
  });
  return c.json({ slug, variants: Object.fromEntries(variants) });
});

app.get('/api/bag', async (c) =>
  c.json(await readBag(pool, parseBagId(getCookie(c, BAG_COOKIE))), 200, NO_STORE),
);

app.post('/api/bag/lines', async (c) => {
  const asked = await c.req.json<AddBagLine>();
  const added = await addLine(pool, { ...asked, bagId: parseBagId(getCookie(c, BAG_COOKIE)) });
  if (!added) return c.json({ code: 'out_of_stock' }, 409);
  setCookie(c, BAG_COOKIE, added.bagId, bagCookieOptions(settings));
  return c.json(added.bag, 201, NO_STORE);
});

app.post('/api/checkout', async (c) => {
  const bagId = parseBagId(getCookie(c, BAG_COOKIE));
  const key = c.req.header('idempotency-key');
  if (bagId === undefined || key === undefined) return c.json({ code: 'bag_empty' }, 409);
  const token = c.req.header('authorization')?.slice('Bearer '.length);
  const session = token === undefined ? undefined : await accessTokens.verify(token);
  const order = await checkOut(pool, { bagId, key, session, body: await c.req.json<CheckoutRequest>() });
  return order ? c.json(order, 201, NO_STORE) : c.json({ code: 'bag_empty' }, 409);
});

const server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host }, ({ port }) =>
  process.send?.({ ready: true, port }),
);
process.on('SIGTERM', () => {
  server.close(() => void pool.end().finally(() => process.exit(0)));
  if ('closeAllConnections' in server) server.closeAllConnections();
});
process.on('disconnect', () => process.exit(0));
