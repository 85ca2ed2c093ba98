import { once } from 'node:events';
import { glob, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Problem } from '@lapidary/shared/errors';
import { describe, expect, it } from 'vitest';
import { readOperations } from '../testing/api-document.ts';
import { createTestApp } from '../testing/test-app.ts';
import { openTestDatabase } from '../testing/test-database.ts';

const { database } = await openTestDatabase();
const api = createTestApp(database);
const operations = await readOperations(api.app);
const withBody = operations.filter(({ body }) => body !== undefined);
const writes = operations.filter(({ method }) => method !== 'GET');
const addressOf = (path: string): string => path.replaceAll(/\{\w+\}/g, 'x');
const codeOf = async (response: Response): Promise<string> => Problem.parse(await response.json()).code;

describe('bodies', () => {
  it.each(withBody.map((operation) => [operation.name, operation] as const))(
    'of %s may hold nothing unknown',
    async (_name, { method, path, body }) => {
      // Of several kinds of body the first: what tells them apart has one value in each.
      const [kind] = body?.oneOf ?? body?.anyOf ?? [];
      const fixed = Object.entries(kind?.properties ?? {}).flatMap(([name, schema]) => {
        const [value, ...others] = schema.enum ?? [schema.const];
        return value === undefined || others.length > 0 ? [] : [[name, value]];
      });
      const response = await api.visitor().send(method, addressOf(path), {
        token: api.tokens.merchant(),
        body: { ...Object.fromEntries(fixed), surprise: true },
        headers: { 'idempotency-key': 'k', 'if-match': '"1"' },
      });
      expect(response.status).toBe(400);
      const problem = Problem.parse(await response.json());
      expect(problem.code).toBe('invalid_request');
      expect(JSON.stringify([problem.detail, problem.fields])).toContain('surprise');
    },
  );

  it.each(writes.map((operation) => [operation.name, operation] as const))(
    'of %s must be JSON',
    async (_name, { method, path }) => {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
      ]) {
        const headers = { 'content-type': type };
        const response = await api.visitor().send(method, addressOf(path), { body: 'a=b', headers });
        expect([response.status, await codeOf(response)]).toEqual([415, 'unsupported_media_type']);
      }
    },
  );

  it('are small, except product documents', async () => {
    const send = (path: string, bytes: number) =>
      api.visitor().send('POST', path, {
        token: api.tokens.merchant(),
        body: { text: 'x'.repeat(bytes) },
        headers: { 'content-length': String(bytes + 11) },
      });
    for (const { method, path } of writes) {
      if (method !== 'POST' || path === '/api/admin/products') continue;
      expect([path, (await send(addressOf(path), 65 * 1024)).status]).toEqual([path, 413]);
    }
    expect((await send('/api/admin/products', 65 * 1024)).status).toBe(400);
    expect((await send('/api/admin/products', 513 * 1024)).status).toBe(413);
  });
});

it('has an origin check on every write that a cookie gives power to', async () => {
  const cookieRoutes = writes.filter(({ path }) => /^\/api\/(bag|session|checkout)/.test(path));
  expect(cookieRoutes.length).toBeGreaterThanOrEqual(7);
  for (const { name, method, path } of cookieRoutes) {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const response = await api.visitor().send(method, addressOf(path), { headers });
      expect([name, response.status, await codeOf(response)]).toEqual([name, 403, 'forbidden']);
    }
  }
});

it('sends its headers with every answer, which Node’s server has before the route runs', async () => {
  const server = createAdaptorServer({ fetch: api.app.fetch }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const paths = [
    '/api/bag',
    '/api/availability/none',
    '/api/admin/products',
    '/api/health',
    '/',
    '/api/none',
  ];
  const answers = paths.flatMap((path) => [
    api.visitor().send('GET', path),
    fetch(`http://127.0.0.1:${port}${path}`),
  ]);
  for (const { headers } of await Promise.all(answers)) {
    expect(headers.get('x-request-id')).toMatch(/^\w{26}$/);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  }
  server.close();
});

describe('the origin secret', () => {
  const secrets = ['the first of two good secrets', 'the second of two good secrets'];
  const { visitor } = createTestApp(database, { environment: { ORIGIN_SECRETS: secrets.join(', ') } });
  const ask = (path: string, secret?: string) =>
    visitor().send('GET', path, { headers: secret === undefined ? {} : { 'x-origin-secret': secret } });

  it('lets in what has come through the edge, with the old value or the new one', async () => {
    for (const secret of secrets) expect((await ask('/api/bag', secret)).status).toBe(200);
  });

  it('keeps everything else out, but the health check', async () => {
    for (const secret of [undefined, '', 'wrong', `${secrets[0]}x`, secrets.join(', ')]) {
      for (const path of ['/api/bag', '/api/openapi.json', '/api/docs', '/api/health/x']) {
        expect([path, (await ask(path, secret)).status]).toEqual([path, 403]);
      }
      expect((await ask('/api/health', secret)).status).toBe(200);
      expect((await ask('/api/ready', secret)).status).toBe(200);
    }
  });

  it('must be long', () => {
    for (const value of ['short', `${secrets.join(',')},${secrets[0]}`]) {
      expect(() => createTestApp(database, { environment: { ORIGIN_SECRETS: value } })).toThrow(
        'ORIGIN_SECRETS',
      );
    }
  });
});

it('has no code that changes or deletes an audit entry', async () => {
  const root = resolve(import.meta.dirname, '../../../..');
  const files: string[] = [];
  for await (const file of glob('{commerce-api,scripts,shared}/**/*.{ts,mjs}', {
    cwd: root,
    exclude: (name) => /node_modules|dist|[.]test[.]ts$/.test(name),
  })) {
    files.push(file);
  }
  expect(files.length).toBeGreaterThan(100);
  for (const file of files) {
    const text = await readFile(resolve(root, file), 'utf8');
    const found =
      /(UPDATE|DELETE\s+FROM|TRUNCATE(\s+TABLE)?|REPLACE\s+INTO|DROP\s+TABLE)\s+`?audit_entries/i.exec(text);
    expect([file, found?.[0]]).toEqual([file, undefined]);
  }
});
