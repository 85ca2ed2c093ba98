import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from '@lapidary/shared/customers/session';
import type { Problem } from '@lapidary/shared/errors';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { cutOffSessions, requireCurrentSession } from '../platform/session-cutoffs.ts';
import { checkoutBody } from '../platform/testing/checkout-body.ts';
import { insertLiveProduct } from '../platform/testing/insert-live-product.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import type { TestBrowser } from '../platform/testing/test-browser.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { createCustomer, enter } from './testing/new-customer.ts';
import { MERCHANT, SHOPPER, signIn } from './testing/sign-in.ts';

const CLOSED_PORT = 'http://127.0.0.1:9/';
const CLEARED = /^lapidary_refresh=; Max-Age=0; Path=\/api\/session; HttpOnly; SameSite=Strict$/;
const BAG_CLEARED = /^lapidary_bag=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/;
const BAG_KEPT = /^lapidary_bag=[\w-]{32}; Max-Age=5184000; Path=\/; HttpOnly; SameSite=Lax$/;

const { database } = await openTestDatabase();
const shop = createTestApp(database, { cognitoTokens: true });
/** Trusts its own tokens, so that they can be made to differ from good ones in a single claim. */
const forge = createTestApp(database);
const withoutCognito = createTestApp(database, {
  cognitoTokens: true,
  environment: { AWS_ENDPOINT_COGNITO: CLOSED_PORT },
});
/** Knows the pool's keys already when Cognito goes away. */
const losingCognito = createTestApp(database, { environment: { AWS_ENDPOINT_COGNITO: CLOSED_PORT } });

async function signedIn(account = SHOPPER): Promise<{ browser: TestBrowser; session: Session }> {
  const browser = shop.visitor();
  const body = await signIn(shop.services.settings, account);
  const response = await browser.send('POST', '/api/session', { body });
  expect(response.status).toBe(200);
  return { browser, session: (await response.json()) as Session };
}

async function problem(response: Response): Promise<Pick<Problem, 'status' | 'code'>> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const { status, code } = (await response.json()) as Problem;
  expect(response.status).toBe(status);
  return { status, code };
}

const UNAUTHENTICATED = { status: 401, code: 'unauthenticated' };
const UNAVAILABLE = { status: 503, code: 'unavailable' };

describe('a session', () => {
  it('starts with the tokens of a sign-in and keeps the refresh token out of reach of scripts', async () => {
    const { browser, session } = await signedIn();
    expect(session).toMatchObject({ email: SHOPPER.email, role: null });
    expect(Date.parse(session.expiresAt)).toBeGreaterThan(Date.now());
    expect(JSON.stringify(session)).not.toContain(browser.cookies.get('lapidary_refresh')?.value);
    expect(browser.lastSetCookies).toEqual([
      expect.stringMatching(
        /^lapidary_refresh=[^;]+; Max-Age=2592000; Path=\/api\/session; HttpOnly; SameSite=Strict$/,
      ),
      expect.stringMatching(BAG_KEPT),
    ]);
  });

  it('marks its cookie Secure on a shop with https', async () => {
    const secure = createTestApp(database, {
      cognitoTokens: true,
      environment: { PUBLIC_URL: 'https://shop.test' },
    });
    const browser = secure.visitor();
    const body = await signIn(secure.services.settings, SHOPPER);
    await browser.send('POST', '/api/session', { body });
    expect(browser.lastSetCookies).toEqual([
      expect.stringMatching(/^lapidary_refresh=[^;]+;.*; HttpOnly; Secure; SameSite=Strict$/),
      expect.stringMatching(/^lapidary_bag=[^;]+;.*; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    await browser.send('DELETE', '/api/session');
    expect(browser.lastSetCookies).toEqual([
      expect.stringMatching(/^lapidary_refresh=; Max-Age=0;.*; Secure;/),
      expect.stringMatching(/^lapidary_bag=; Max-Age=0;.*; Secure;/),
    ]);
  });

  it('tells merchants from shoppers by the groups of the token', async () => {
    const { browser, session } = await signedIn(MERCHANT);
    expect(session).toMatchObject({ email: MERCHANT.email, role: 'manager' });
    const token = session.accessToken;
    expect(await (await browser.send('GET', '/api/account', { token })).json()).toEqual({
      customerId: session.customerId,
      email: MERCHANT.email,
      role: 'manager',
      name: '',
      phone: '',
      locale: '',
      marketingConsent: false,
    });
  });

  it('is renewed by its cookie', async () => {
    const { browser, session } = await signedIn();
    const response = await browser.send('POST', '/api/session/refresh');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const renewed = (await response.json()) as Session;
    expect(renewed).toMatchObject({ customerId: session.customerId, email: session.email, role: null });
    expect(renewed.accessToken).not.toBe(session.accessToken);
    const account = await browser.send('GET', '/api/account', { token: renewed.accessToken });
    expect(account.status).toBe(200);
  });

  it('ends by sign-out, for every token that came from it, and for no other session', async () => {
    const { browser, session } = await signedIn();
    const elsewhere = await signedIn();
    const stolen = new Map(browser.cookies);
    const response = await browser.send('DELETE', '/api/session');
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(browser.lastSetCookies).toEqual([
      expect.stringMatching(CLEARED),
      expect.stringMatching(BAG_CLEARED),
    ]);

    const thief = shop.visitor();
    for (const [name, cookie] of stolen) thief.cookies.set(name, cookie);
    expect(await problem(await thief.send('POST', '/api/session/refresh'))).toEqual(UNAUTHENTICATED);
    const token = session.accessToken;
    expect(await problem(await thief.send('GET', '/api/account', { token }))).toEqual(UNAUTHENTICATED);
    expect((await elsewhere.browser.send('POST', '/api/session/refresh')).status).toBe(200);
  });

  it.each([
    ['without a cookie, and a guest keeps the bag', undefined, [CLEARED]],
    ['with a token that Cognito does not know', 'unheard-of', [CLEARED, BAG_CLEARED]],
  ])('can be ended %s', async (_case, value, cleared) => {
    const browser = shop.visitor();
    if (value) browser.cookies.set('lapidary_refresh', { value, path: '/api/session' });
    expect((await browser.send('DELETE', '/api/session')).status).toBe(204);
    expect(browser.lastSetCookies).toEqual(cleared.map((line) => expect.stringMatching(line)));
  });
});

describe('signing out everywhere', () => {
  /** A token tells its sign-in in whole seconds: the next sign-in must be of a later one. */
  const nextSecond = () => sleep(1_001 - (Date.now() % 1_000));

  it('ends every session, with every token that is out already, and withdraws the bag', async () => {
    const customer = await createCustomer(shop);
    const { browser: here, token } = await enter(shop, customer);
    const elsewhere = await enter(shop, customer);
    const { variantIds } = await insertLiveProduct({ database }, { variants: [{ price: 1, stock: 9 }] });
    const line = { variantId: variantIds[0], quantity: 1 };
    await here.send('POST', '/api/bag/lines', { body: line });

    const response = await here.send('POST', '/api/session/sign-out-everywhere');
    expect([response.status, [...here.cookies.keys()]]).toEqual([204, []]);
    for (const bearer of [token, elsewhere.token]) {
      for (const path of ['/api/account', '/api/account/addresses', '/api/orders']) {
        const refused = await shop.visitor().send('GET', path, { token: bearer });
        expect(await problem(refused)).toEqual(UNAUTHENTICATED);
      }
    }
    const thief = elsewhere.browser;
    expect(await (await thief.send('GET', '/api/bag')).json()).toMatchObject({ count: 0 });
    await thief.send('POST', '/api/bag/lines', { body: line });
    const order = { token, body: checkoutBody(), headers: { 'idempotency-key': randomUUID() } };
    expect(await problem(await thief.send('POST', '/api/checkout', order))).toEqual(UNAUTHENTICATED);
    expect(await problem(await thief.send('POST', '/api/session/refresh'))).toEqual(UNAUTHENTICATED);

    await nextSecond();
    const again = await enter(shop, customer);
    expect((await again.browser.send('GET', '/api/orders', { token: again.token })).status).toBe(200);
    expect(await (await again.browser.send('GET', '/api/bag')).json()).toMatchObject({ count: 1 });
  });

  it('is heeded by the checkout at no cost of a statement', async () => {
    const { variantIds } = await insertLiveProduct({ database }, { variants: [{ price: 1, stock: 99 }] });
    const statementsOfCheckout = async (token?: string): Promise<number> => {
      const browser = forge.visitor();
      await browser.send('POST', '/api/bag/lines', { body: { variantId: variantIds[0], quantity: 1 } });
      const headers = { 'idempotency-key': randomUUID() };
      const statements = vi.spyOn(database, 'query');
      const response = await browser.send('POST', '/api/checkout', {
        body: checkoutBody(),
        headers,
        ...(token && { token }),
      });
      const count = statements.mock.calls.length;
      statements.mockRestore();
      expect(response.status).toBe(201);
      return count;
    };
    const guest = await statementsOfCheckout();
    expect(guest).toBeGreaterThan(0);
    expect(await statementsOfCheckout(forge.tokens.shopper())).toBe(guest);
  });

  it('reaches merchants too, and nobody else', async () => {
    const bystander = await signedIn();
    const merchantId = randomUUID();
    const seconds = Math.floor(Date.now() / 1000);
    await cutOffSessions({ database }, merchantId, seconds * 1000);
    const as = (auth_time: number) =>
      forge.tokens.sign({ sub: merchantId, 'cognito:groups': ['merchants'], auth_time });
    const status = async (token: string) =>
      (await forge.visitor().send('GET', '/api/admin/releases', { token })).status;
    expect(await status(as(seconds))).toBe(401);
    expect(await status(as(seconds + 1))).toBe(200);
    expect((await bystander.browser.send('POST', '/api/session/refresh')).status).toBe(200);
  });

  it('needs a session, and keeps the old cut-off when a clock goes back', async () => {
    expect(await problem(await shop.visitor().send('POST', '/api/session/sign-out-everywhere'))).toEqual(
      UNAUTHENTICATED,
    );
    const customerId = randomUUID();
    await cutOffSessions({ database }, customerId, 5_000);
    await cutOffSessions({ database }, customerId, 2_000);
    const signedInAt = new Date(5_000);
    await expect(requireCurrentSession({ database }, { customerId, signedInAt })).rejects.toThrow();
    await requireCurrentSession({ database }, { customerId, signedInAt: new Date(6_000) });
  });
});

describe('tokens that are not good', () => {
  const start = async (app: typeof shop, body: unknown) => {
    const browser = app.visitor();
    const response = await browser.send('POST', '/api/session', { body });
    expect(browser.lastSetCookies).toEqual([]);
    return problem(response);
  };
  let good: { accessToken: string; refreshToken: string };
  beforeAll(async () => {
    good = await signIn(shop.services.settings, SHOPPER);
  });

  it('start no session when the access token was signed by somebody else or changed', async () => {
    const [header, , signature] = good.accessToken.split('.');
    const claims = { 'cognito:groups': ['merchants'], token_use: 'access' };
    const changed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
    for (const accessToken of [forge.tokens.merchant(), changed, 'nonsense', 'a.b.c']) {
      expect(await start(shop, { ...good, accessToken })).toEqual(UNAUTHENTICATED);
    }
  });

  it.each([
    ['has expired', { exp: Math.floor(Date.now() / 1000) - 1 }],
    ['is of another pool', { iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_other0001' }],
    ['is of another app', { client_id: 'anotherapp' }],
    ['is an ID token', { token_use: 'id', aud: 'lapidarylocalclient0000001', client_id: undefined }],
  ])('start no session when the access token %s', async (_case, claims) => {
    const accessToken = forge.tokens.sign(claims);
    expect(await start(forge, { ...good, accessToken })).toEqual(UNAUTHENTICATED);
  });

  it('start no session when the refresh token is not of this pool', async () => {
    const foreign = `${'eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIn0'}.${'x'.repeat(900)}.of-another-pool`;
    expect(await start(shop, { ...good, refreshToken: foreign })).toEqual(UNAUTHENTICATED);
  });

  it('start no session when the refresh token is somebody else’s', async () => {
    const { refreshToken } = await signIn(shop.services.settings, MERCHANT);
    expect(await start(shop, { ...good, refreshToken })).toEqual(UNAUTHENTICATED);
  });

  it.each([[{}], [{ accessToken: 'x' }], [{ accessToken: '', refreshToken: '' }], ['not json']])(
    'are a bad request as %j',
    async (body) => {
      expect(await start(shop, body)).toEqual({ status: 400, code: 'invalid_request' });
    },
  );

  it.each([
    ['no cookie', undefined],
    ['a cookie that means nothing', 'nonsense'],
    ['a cookie that is not even text', '%ff%00'],
  ])('renew nothing: %s', async (_case, value) => {
    const browser = shop.visitor();
    if (value) browser.cookies.set('lapidary_refresh', { value, path: '/api/session' });
    expect(await problem(await browser.send('POST', '/api/session/refresh'))).toEqual(UNAUTHENTICATED);
    expect(browser.lastSetCookies).toEqual([expect.stringMatching(CLEARED)]);
  });

  it('show no account', async () => {
    const browser = shop.visitor();
    for (const token of [undefined, forge.tokens.shopper(), 'a.b.c']) {
      const response = await browser.send('GET', '/api/account', token === undefined ? {} : { token });
      expect(await problem(response)).toEqual(UNAUTHENTICATED);
    }
  });
});

it.each([
  ['POST', '/api/session'],
  ['POST', '/api/session/refresh'],
  ['POST', '/api/session/sign-out-everywhere'],
  ['DELETE', '/api/session'],
])('refuses %s %s from pages of another site and leaves the session alone', async (method, path) => {
  const { browser } = await signedIn();
  const body = await signIn(shop.services.settings, MERCHANT);
  for (const headers of [{ origin: 'https://evil.test' }, { 'sec-fetch-site': 'cross-site' }]) {
    const response = await browser.send(method, path, { headers, body });
    expect(await problem(response)).toEqual({ status: 403, code: 'forbidden' });
    expect(browser.lastSetCookies).toEqual([]);
  }
  const response = await browser.send('POST', '/api/session/refresh', {
    headers: { origin: 'http://localhost:4321', 'sec-fetch-site': 'same-origin' },
  });
  expect(await response.json()).toMatchObject({ email: SHOPPER.email });
});

describe('while Cognito does not answer', () => {
  it.each([
    ['POST', '/api/session'],
    ['POST', '/api/session/refresh'],
    ['POST', '/api/session/sign-out-everywhere'],
    ['DELETE', '/api/session'],
  ])('%s %s says so and keeps the cookie', async (method, path) => {
    const browser = losingCognito.visitor();
    browser.cookies.set('lapidary_refresh', { value: 'kept', path: '/api/session' });
    const body = { accessToken: losingCognito.tokens.shopper(), refreshToken: 'x' };
    const response = await browser.send(method, path, { body });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problem(response)).toEqual(UNAVAILABLE);
    expect(browser.lastSetCookies).toEqual([]);
  });

  it('says so of the account too', async () => {
    const token = losingCognito.tokens.shopper();
    const response = await losingCognito.visitor().send('GET', '/api/account', { token });
    expect(await problem(response)).toEqual(UNAVAILABLE);
  });

  it('does not call a token bad for which it has no keys', async () => {
    const { accessToken } = await signIn(shop.services.settings, SHOPPER);
    const browser = withoutCognito.visitor();
    for (const path of ['/api/account', '/api/orders', '/api/admin/products']) {
      const response = await browser.send('GET', path, { token: accessToken });
      expect(response.headers.get('retry-after')).not.toBeNull();
      expect(await problem(response)).toEqual(UNAVAILABLE);
    }
  });

  it('clears a missing cookie without asking anybody', async () => {
    const browser = withoutCognito.visitor();
    expect(await problem(await browser.send('POST', '/api/session/refresh'))).toEqual(UNAUTHENTICATED);
    expect((await browser.send('DELETE', '/api/session')).status).toBe(204);
  });
});
