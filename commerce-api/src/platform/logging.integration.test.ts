import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createLogger } from './logging.ts';
import { execute } from './sql.ts';
import { checkoutBody } from './testing/checkout-body.ts';
import { insertLiveProduct } from './testing/insert-live-product.ts';
import { createTestApp } from './testing/test-app.ts';
import { openTestDatabase } from './testing/test-database.ts';

const { database } = await openTestDatabase();

it('writes no person and no credential into the log of a checkout and a session', async () => {
  const lines: string[] = [];
  const api = createTestApp(database, {
    environment: { LOG_LEVEL: 'debug' },
    logTo: { write: (line) => void lines.push(line) },
  });
  const { variantIds } = await insertLiveProduct({ database }, { variants: [{ price: 100, stock: 5 }] });
  const shopper = api.visitor();
  await shopper.send('POST', '/api/bag/lines', { body: { variantId: variantIds[0], quantity: 1 } });
  const token = api.tokens.shopper();
  const body = checkoutBody({ phone: '+44 20 7946 0958' });
  const headers = { 'idempotency-key': randomUUID() };
  const placed = await shopper.send('POST', '/api/checkout', { body, token, headers });
  expect(placed.status).toBe(201);
  const { number } = (await placed.json()) as { number: string };
  await api.visitor().send('POST', '/api/orders/lookup', { body: { number, email: body.email } });
  const refreshToken = 'a-refresh-token-that-nobody-may-see';
  await shopper.send('POST', '/api/session', { body: { accessToken: token, refreshToken } });
  await shopper.send('POST', '/api/session', { body: { accessToken: `${token}x`, refreshToken } });
  const signedIn = api.visitor();
  signedIn.cookies.set('lapidary_refresh', { value: refreshToken, path: '/api/session' });
  await signedIn.send('POST', '/api/session/refresh');
  // A fault in the middle of an order: the database's error holds every value that was bound.
  await database.query('ALTER TABLE order_events RENAME TO order_events_gone');
  await shopper.send('POST', '/api/bag/lines', { body: { variantId: variantIds[0], quantity: 1 } });
  const failed = await shopper.send('POST', '/api/checkout', {
    body,
    headers: { 'idempotency-key': randomUUID() },
  });
  expect(failed.status).toBe(500);
  await database.query('ALTER TABLE order_events_gone RENAME TO order_events');

  const text = lines.join('').toLowerCase();
  expect(lines.length).toBeGreaterThanOrEqual(8);
  expect(text).toContain('request failed');
  const { name, line1, postalCode } = body.shippingAddress;
  const secrets = [body.email, body.phone, name, line1, postalCode, token, refreshToken];
  secrets.push(...[...shopper.cookies.values()].map(({ value }) => value));
  for (const secret of secrets) expect(text).not.toContain(secret.toLowerCase());
});

it('blanks fields by name, and values in errors', async () => {
  const lines: string[] = [];
  const log = createLogger({ logLevel: 'info' }, { write: (line) => void lines.push(line) });
  const person = {
    email: 'ada@example.com',
    phone: '12345',
    address: { line1: 'here' },
    password: 'pass',
    authorization: 'Bearer x',
    cookie: 'a=b',
    'set-cookie': 'a=b',
  };
  log.info(person);
  log.info({ headers: person });
  log.info({ request: { headers: person } });
  const insert = `INSERT INTO rate_limits (limit_key, points, expires_at) VALUES ($key, 0, 0)`;
  await execute({ database }, insert, { key: 'ada@example.com' });
  const failure = await execute({ database }, insert, { key: 'ada@example.com' }).catch(
    (error: unknown) => error,
  );
  log.error({ err: failure });
  log.error({ err: new Error('mysql://shop:secret-word@db/shop refused ada@example.com') });
  for (const line of lines) {
    expect(line).not.toMatch(/ada@|12345|here|"pass"|Bearer x|a=b|secret-word/);
  }
  expect(lines.filter((line) => line.includes('[redacted]')).length).toBeGreaterThanOrEqual(4);
});
