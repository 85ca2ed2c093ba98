import type { Problem } from '@lapidary/shared/errors';
import { describe, expect, it } from 'vitest';
import { createTestApp } from './platform/testing/test-app.ts';
import { openTestDatabase } from './platform/testing/test-database.ts';

interface Operation {
  method: string;
  path: string;
  security: object[] | undefined;
  responses: Record<string, { content?: object }>;
}

const { database } = await openTestDatabase();
const { tokens, visitor } = createTestApp(database);
const stranger = createTestApp(database).tokens;

async function readOperations(): Promise<Operation[]> {
  const response = await visitor().send('GET', '/api/openapi.json');
  const { paths } = (await response.json()) as {
    paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
}

const operations = await readOperations();
const merchantRoutes = operations.filter(({ path }) => path.startsWith('/api/admin/'));
const named = ({ method, path }: Operation) => `${method} ${path}`;

/** The answer to a request without a usable body or parameters: whoever may not call is told that first. */
async function call({ method, path }: Operation, token?: string): Promise<{ status: number; code?: string }> {
  const response = await visitor().send(method, path.replaceAll(/\{\w+\}/g, 'x'), {
    ...(token && { token }),
  });
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    // It would go on for as long as the token is good.
    await response.body?.cancel();
    return { status: response.status };
  }
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, ...(isJson && { code: (JSON.parse(text) as Problem).code }) };
}

const now = Math.floor(Date.now() / 1000);
const merchant = { 'cognito:groups': ['merchants'] };
const unsigned = (header: object) =>
  `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${tokens.merchant().split('.')[1]}.`;
const forged: [string, string][] = [
  ['another key', stranger.merchant()],
  [
    'another key under a known key id',
    tokens.merchant().replace(/[^.]+$/, stranger.merchant().split('.')[2]!),
  ],
  ['expired', tokens.sign({ ...merchant, exp: now - 60 })],
  ['not yet good', tokens.sign({ ...merchant, nbf: now + 3600 })],
  ['another client', tokens.sign({ ...merchant, client_id: 'other' })],
  [
    'another pool',
    tokens.sign({ ...merchant, iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_x' }),
  ],
  ['an id token', tokens.sign({ ...merchant, token_use: 'id' })],
  ['algorithm none', `${unsigned({ alg: 'none' })}x`],
  ['algorithm HS256', tokens.sign(merchant, { alg: 'HS256' })],
  ['no key id', tokens.sign(merchant, { kid: undefined })],
  ['a changed payload', tokens.shopper().replace(/\.[^.]+\./, `.${tokens.merchant().split('.')[1]}.`)],
  ['no token at all', 'nonsense'],
];

it('knows the merchant routes', () => {
  expect(merchantRoutes.map(named)).toContain('PUT /api/admin/inventory/{variantId}');
  expect(merchantRoutes.map(named)).toEqual(
    expect.arrayContaining([
      'GET /api/admin/orders',
      'GET /api/admin/orders/{number}',
      'POST /api/admin/orders/{number}/transitions',
      'POST /api/admin/orders/{number}/notes',
      'GET /api/admin/exports/orders.csv',
    ]),
  );
  expect(merchantRoutes.length).toBeGreaterThanOrEqual(19);
});

describe.each(merchantRoutes.map((route) => [named(route), route] as const))('%s', (_name, route) => {
  it('is closed to visitors and shoppers, before anything of the request is looked at', async () => {
    expect(await call(route)).toEqual({ status: 401, code: 'unauthenticated' });
    expect(await call(route, tokens.shopper())).toEqual({ status: 403, code: 'forbidden' });
    const otherGroup = tokens.sign({ 'cognito:groups': ['Merchants', 'merchants2'] });
    expect(await call(route, otherGroup)).toEqual({ status: 403, code: 'forbidden' });
  });

  it('is open to merchants', async () => {
    expect([401, 403]).not.toContain((await call(route, tokens.merchant())).status);
  });

  it('says so in the API document', () => {
    expect(route.security).toEqual([{ bearerAuth: [] }]);
    expect(Object.keys(route.responses)).toEqual(expect.arrayContaining(['401', '403']));
  });
});

it.each(forged)('refuses an access token with a fault: %s', async (_fault, token) => {
  for (const route of merchantRoutes) {
    expect(await call(route, token)).toEqual({ status: 401, code: 'unauthenticated' });
  }
});

it('documents every failure as a problem', () => {
  for (const operation of operations) {
    for (const [status, { content = {} }] of Object.entries(operation.responses)) {
      if (Number(status) < 400) continue;
      expect([named(operation), status, Object.keys(content)]).toEqual([
        named(operation),
        status,
        ['application/problem+json'],
      ]);
    }
  }
});
