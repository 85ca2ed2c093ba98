import { randomUUID } from 'node:crypto';
import type { AddressList } from '@lapidary/shared/customers/address';
import type { Problem } from '@lapidary/shared/errors';
import type { Order } from '@lapidary/shared/orders/order';
import { MANAGERS, MERCHANTS, SECOND_FACTOR_MISSING } from '@lapidary/shared/people/role';
import { afterAll, describe, expect, it } from 'vitest';
import { checkoutBody } from './platform/testing/checkout-body.ts';
import { insertLiveProduct } from './platform/testing/insert-live-product.ts';
import { ROUTE_ACCESS, type RouteAccess } from './platform/testing/route-access.ts';
import { createTestApp } from './platform/testing/test-app.ts';
import type { TestRequest } from './platform/testing/test-browser.ts';
import { openTestDatabase } from './platform/testing/test-database.ts';

interface Operation {
  method: string;
  path: string;
  security: object[] | undefined;
  responses: Record<string, { content?: object }>;
}

const { database } = await openTestDatabase();
// Cognito would refuse what it has not signed, and hide what the API itself says.
const { app, tokens, visitor } = createTestApp(database, {
  environment: { AWS_ENDPOINT_COGNITO: 'http://127.0.0.1:9' },
});
const stranger = createTestApp(database).tokens;
const { variantIds } = await insertLiveProduct({ database }, { variants: [{ price: 10, stock: 1000 }] });

/** `METHOD /path/:parameter` of everything that the app answers; `ALL` is middleware. */
const served = [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))]
  .filter((route) => !route.startsWith('ALL '))
  .sort();

async function readOperations(): Promise<Map<string, Operation>> {
  const response = await visitor().send('GET', '/api/openapi.json');
  const { paths } = (await response.json()) as {
    paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>;
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
  return new Map(
    operations.map((operation) => [
      `${operation.method} ${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      operation,
    ]),
  );
}

const operations = await readOperations();

interface Answer {
  status: number;
  code?: string;
}

/** A route whose body is looked at before the token, which it can do without. */
const REQUESTS: Record<string, TestRequest> = {
  'POST /api/checkout': { body: checkoutBody(), headers: { 'idempotency-key': 'matrix' } },
};

/** The answer to a request; without a usable body or parameters unless told: who may not call is told that first. */
async function call(route: string, request: TestRequest = {}, parameter = 'x'): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  const response = await visitor().send(method, path.replaceAll(/:\w+/g, parameter), request);
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('application/problem+json')) {
    // A stream of events would go on for as long as the token is good.
    await response.body?.cancel();
    return { status: response.status };
  }
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, ...(isJson && { code: (JSON.parse(text) as Problem).code }) };
}

const soon = Math.floor(Date.now() / 1000);
const CALLERS = {
  anonymous: () => undefined,
  shopper: () => tokens.shopper(),
  'other shopper': () => tokens.shopper(),
  editor: () => tokens.editor(),
  manager: () => tokens.merchant(),
  'manager without second factor': () => tokens.sign({ 'cognito:groups': [SECOND_FACTOR_MISSING] }),
  expired: () => tokens.sign({ 'cognito:groups': [MERCHANTS, MANAGERS], exp: soon - 60 }),
  forged: () => stranger.merchant(),
};
type Caller = keyof typeof CALLERS;
const callers = Object.keys(CALLERS) as Caller[];

const UNAUTHENTICATED: Answer = { status: 401, code: 'unauthenticated' };
const FORBIDDEN: Answer = { status: 403, code: 'forbidden' };
type Verdict = Answer | 'let through';
/** What each caller is told; anonymous and bad tokens are named apart. */
const row = (
  anonymous: Verdict,
  [shopper, editor, manager]: readonly [Verdict, Verdict, Verdict],
  badToken: Verdict,
): Record<Caller, Verdict> => ({
  anonymous,
  shopper,
  'other shopper': shopper,
  editor,
  manager,
  'manager without second factor': shopper,
  expired: badToken,
  forged: badToken,
});
const IN = 'let through';
const ALL_IN = row(IN, [IN, IN, IN], IN);

const VERDICTS: Record<RouteAccess, Record<Caller, Verdict>> = {
  public: ALL_IN,
  cookie: ALL_IN,
  session: row(UNAUTHENTICATED, [UNAUTHENTICATED, UNAUTHENTICATED, UNAUTHENTICATED], UNAUTHENTICATED),
  'guest-or-customer': row(IN, [IN, IN, IN], UNAUTHENTICATED),
  customer: row(UNAUTHENTICATED, [IN, IN, IN], UNAUTHENTICATED),
  merchant: row(UNAUTHENTICATED, [FORBIDDEN, IN, IN], UNAUTHENTICATED),
  manager: row(UNAUTHENTICATED, [FORBIDDEN, FORBIDDEN, IN], UNAUTHENTICATED),
};

const accessOf = (route: string): RouteAccess => ROUTE_ACCESS[route] ?? 'manager';
const routesOf = (...kinds: RouteAccess[]) => served.filter((route) => kinds.includes(accessOf(route)));
let cells = 0;
afterAll(() =>
  console.info(`authorization: ${served.length} routes × ${callers.length} callers = ${cells} cells`),
);

it('has a line for every route, in alphabetical order, and none for a route that is gone', () => {
  expect(Object.keys(ROUTE_ACCESS)).toEqual(served);
});

describe.each(served)('%s', (route) => {
  it.each(callers)('answers %s as it should', async (caller) => {
    const token = CALLERS[caller]();
    const answer = await call(route, { ...REQUESTS[route], ...(token !== undefined && { token }) });
    const verdict = VERDICTS[accessOf(route)][caller]!;
    if (verdict === 'let through') expect([401, 403]).not.toContain(answer.status);
    else expect(answer).toEqual(verdict);
    cells += 1;
  });
});

const changing = routesOf('cookie', 'session', 'guest-or-customer').filter((route) => !/^GET /.test(route));
it.each(changing)('%s is refused from pages of another site', async (route) => {
  for (const headers of [
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { origin: 'http://localhost:4321.evil.test' },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    expect(await call(route, { headers })).toEqual(FORBIDDEN);
  }
  const own = { origin: 'http://localhost:4321', 'sec-fetch-site': 'same-origin' };
  expect((await call(route, { headers: own })).status).not.toBe(403);
});

it('takes no other group for merchants, and nobody for a manager who is no merchant', async () => {
  const token = tokens.sign({ 'cognito:groups': ['Merchants', 'merchants2', MANAGERS] });
  for (const route of routesOf('merchant', 'manager'))
    expect(await call(route, { token })).toEqual(FORBIDDEN);
});

it('leaves orders, terms, people, the audit log and changes of settings to managers', () => {
  const areas = /^\w+ \/api\/admin\/(orders|exports\/orders|promotions|shipping-methods|people|audit)\b/;
  const changesOfSettings = /^(PUT|POST|DELETE) \/api\/admin\/settings\//;
  const managers = served.filter((route) => areas.test(route) || changesOfSettings.test(route));
  expect(managers.filter((route) => accessOf(route) !== 'manager')).toEqual([]);
});

it('has a role for every route of the desk, and for no other', () => {
  const ofDesk = served.filter((route) => route.includes(' /api/admin/'));
  expect(routesOf('merchant', 'manager')).toEqual(ofDesk);
  expect(served.filter((route) => !(route in ROUTE_ACCESS))).toEqual([]);
});

/** Makes something of a customer's and gives its id; a route with a parameter needs one here. */
const OWNED: Record<string, { make(token: string): Promise<string>; body?: object }> = {
  '/api/account/addresses/:id': { make: makeAddress, body: { address: checkoutBody().shippingAddress } },
  '/api/orders/:number': { make: makeOrder },
};

async function makeAddress(token: string): Promise<string> {
  const body = { address: checkoutBody().shippingAddress };
  const response = await visitor().send('POST', '/api/account/addresses', { token, body });
  return ((await response.json()) as AddressList).addresses[0]!.id;
}

async function makeOrder(token: string): Promise<string> {
  const browser = visitor();
  await browser.send('POST', '/api/bag/lines', { body: { variantId: variantIds[0], quantity: 1 } });
  const headers = { 'idempotency-key': randomUUID() };
  const response = await browser.send('POST', '/api/checkout', { token, headers, body: checkoutBody() });
  return ((await response.json()) as Order).number;
}

const owned = routesOf('customer').filter((route) => route.includes(':'));
it.each(owned)('%s is the owner’s, and does not exist for anybody else', async (route) => {
  const { make, body } = OWNED[route.split(' ')[1]!]!;
  const owner = tokens.shopper();
  const id = await make(owner);
  const request = /^(PUT|POST|PATCH) /.test(route) ? { body } : {};
  for (const token of [tokens.shopper(), tokens.merchant()]) {
    expect(await call(route, { ...request, token }, id)).toEqual({ status: 404, code: 'not_found' });
  }
  expect((await call(route, { ...request, token: owner }, id)).status).toBe(200);
});

describe('the API document', () => {
  const undocumented = ['GET /api/docs', 'GET /api/docs/scalar.js', 'GET /api/openapi.json'];
  it('has every route but its own', () => {
    expect([...operations.keys()].sort()).toEqual(served.filter((route) => !undocumented.includes(route)));
  });

  it.each(routesOf('customer', 'merchant', 'manager'))('says that %s needs a token', (route) => {
    const { security, responses } = operations.get(route)!;
    expect(security).toEqual([{ bearerAuth: [] }]);
    const refusals = accessOf(route) === 'customer' ? ['401'] : ['401', '403'];
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(refusals));
  });

  it.each(changing)('says that %s may be refused for its origin', (route) => {
    expect(Object.keys(operations.get(route)!.responses)).toContain('403');
  });

  it('describes every failure as a problem', () => {
    for (const [route, { responses }] of operations) {
      for (const [status, { content = {} }] of Object.entries(responses)) {
        if (Number(status) < 400) continue;
        expect([route, status, Object.keys(content)]).toEqual([route, status, ['application/problem+json']]);
      }
    }
  });
});
