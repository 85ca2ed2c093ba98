import { Problem } from '@lapidary/shared/errors';
import { describe, expect, it } from 'vitest';
import { select } from '../sql.ts';
import { createTestApp } from '../testing/test-app.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { budgetOf } from './budgets.ts';

const SECRET = 'the edge is known by this secret';
const { database } = await openTestDatabase();
const environment = { RATE_LIMIT_SCALE: '0.1', ORIGIN_SECRETS: SECRET };
// Two nodes of one shop.
const one = createTestApp(database, { environment });
const two = createTestApp(database, { environment });
let clients = 0;
const newClient = (): string => {
  clients += 1;
  return `203.0.113.${clients}`;
};

async function lookUp(api: typeof one, client: string): Promise<Response> {
  return await api.visitor().send('POST', '/api/orders/lookup', {
    body: { number: 'L-0000-0000', email: 'nobody@example.com' },
    headers: { 'x-origin-secret': SECRET, 'x-forwarded-for': `10.0.0.1, ${client}` },
  });
}

describe('the budget for looking up orders', () => {
  it('is shared by all nodes, and told in headers', async () => {
    const client = newClient();
    const first = await lookUp(one, client);
    expect([
      first.status,
      first.headers.get('ratelimit-limit'),
      first.headers.get('ratelimit-remaining'),
    ]).toEqual([404, '3', '2']);
    expect([(await lookUp(two, client)).status, (await lookUp(one, client)).status]).toEqual([404, 404]);
    const refused = await lookUp(two, client);
    expect(refused.status).toBe(429);
    expect(Problem.parse(await refused.json()).code).toBe('rate_limited');
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(300);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect((await lookUp(one, newClient())).status).toBe(404);
  });

  it('cannot be had again by naming other addresses', async () => {
    const client = newClient();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const response = await one.visitor().send('POST', '/api/orders/lookup', {
        body: { number: 'L-0000-0000', email: 'nobody@example.com' },
        headers: { 'x-origin-secret': SECRET, 'x-forwarded-for': `198.51.100.${attempt}, ${client}` },
      });
      statuses.push(response.status);
    }
    expect(statuses).toEqual([404, 404, 404, 429, 429]);
  });

  it('counts an account at whatever address', async () => {
    const token = one.tokens.merchant();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 62; attempt += 1) {
      const response = await one.visitor().send('POST', '/api/admin/uploads', {
        token,
        body: {},
        headers: { 'x-origin-secret': SECRET, 'x-forwarded-for': `192.0.2.${attempt}` },
      });
      statuses.push(response.status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });

  it('keeps neither addresses nor accounts', async () => {
    const rows = await select<{ limit_key: string }>({ database }, 'SELECT limit_key FROM rate_limits');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.limit_key).toMatch(/^[a-z]+:[\w-]{22}$/);
  });
});

it('counts in memory while the database is away', async () => {
  const { database: gone } = await openTestDatabase();
  const api = createTestApp(gone, { environment });
  await gone.query('DROP TABLE rate_limits');
  const client = newClient();
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) statuses.push((await lookUp(api, client)).status);
  expect(statuses).toEqual([404, 404, 404, 429, 429]);
});

it('takes no statement for the bag and the checkout, and none from reads', () => {
  expect(budgetOf('POST', '/api/bag/lines')).toMatchObject({ name: 'bag', counted: 'process' });
  expect(budgetOf('POST', '/api/checkout')).toMatchObject({ name: 'checkout', counted: 'process' });
  for (const path of ['/api/bag', '/api/availability/a-ring', '/api/orders']) {
    expect(budgetOf('GET', path)).toBeUndefined();
  }
});
