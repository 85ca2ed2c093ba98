import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OpenApiDocument } from './testing/openapi-shape.ts';
import { createTestApp } from './testing/test-app.ts';

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: { name: string; in: string; required?: boolean; schema?: object }[];
  requestBody?: object;
  responses: Record<string, { description?: string }>;
}
interface Documented {
  openapi: string;
  servers: { url: string }[];
  tags: { name: string }[];
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

// No route of these asks for anything beyond the process.
const { app } = createTestApp({} as never);
const response = await app.request('/api/openapi.json');
const document = (await response.json()) as Documented;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    path,
    operation,
  })),
);

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

const resolve = (reference: string): unknown =>
  reference
    .replace(/^#\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);

describe('/api/openapi.json', () => {
  it('is an OpenAPI 3.1 document of routes below /api', () => {
    expect(response.status).toBe(200);
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect([document.info.title, document.info.version]).toEqual([expect.any(String), expect.any(String)]);
    expect(operations.length).toBeGreaterThan(20);
    for (const { path } of operations) expect(path).toMatch(/^\/api\//);
    const methods = operations.map(({ name }) => name.split(' ')[0]);
    expect(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).toEqual(expect.arrayContaining(methods));
  });

  it('has every schema that it refers to', () => {
    const references = referencesIn(document);
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) expect(resolve(reference), reference).toBeTypeOf('object');
  });

  it('names its schemas as the code does', () => {
    const names = Object.keys(document.components.schemas);
    for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(names).toEqual(
      expect.arrayContaining(['Account', 'AdminProduct', 'Bag', 'Order', 'Problem', 'Release', 'Session']),
    );
  });

  it.each(operations)('describes $name', ({ path, operation }) => {
    expect(operation.summary).toBeTruthy();
    expect(operation.tags).toEqual([expect.any(String)]);
    expect(Object.keys(operation.responses).filter((status) => /^2\d\d$/.test(status))).toHaveLength(1);
    for (const answer of Object.values(operation.responses)) expect(answer.description).toBeTruthy();
    const named = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect(named.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{[^}]+\}/g) ?? []);
    for (const parameter of named) expect(parameter.required).toBe(true);
  });

  it('has the shape that the specification gives', () => {
    const { error } = OpenApiDocument.safeParse(document);
    expect(error && z.prettifyError(error)).toBeUndefined();
  });

  it('names each operation, once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids).toContain('postCheckout');
  });

  it('describes each tag that it uses, and no other', () => {
    const used = new Set(operations.flatMap(({ operation }) => operation.tags ?? []));
    const described = document.tags.map(({ name }) => name);
    expect(described.toSorted()).toEqual([...used].sort());
  });

  it('names no other origin than the one that it is read from', () => {
    expect(document.servers.map(({ url }) => url)).toEqual(['/']);
  });

  const guarded = operations.filter(({ path }) => path.startsWith('/api/admin/'));
  it.each(guarded)('says that $name is the merchant’s', ({ operation }) => {
    expect(operation.security).toEqual([{ bearerAuth: [] }]);
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403']));
  });

  it('has the security schemes that operations ask for', () => {
    const asked = operations.flatMap(({ operation }) => (operation.security ?? []).flatMap(Object.keys));
    for (const name of asked) expect(document.components.securitySchemes).toHaveProperty(name);
    expect(document.components.securitySchemes.bearerAuth).toMatchObject({ type: 'http', scheme: 'bearer' });
  });
});

describe('/api/docs', () => {
  it('is a page that names no other origin and forbids them', async () => {
    const page = await app.request('/api/docs');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('content-security-policy')).not.toMatch(/https?:|\*/);
    const html = await page.text();
    expect(html).not.toMatch(/(https?:)?\/\/[\w-]+\.\w/);
    expect(html).toContain('src="/api/docs/scalar.js"');
    expect(html).toContain('/api/openapi.json');
  });

  it('has its script here, and sends it once', async () => {
    const script = await app.request('/api/docs/scalar.js');
    expect(script.status).toBe(200);
    expect(script.headers.get('content-type')).toContain('javascript');
    const body = await script.text();
    expect(body.length).toBeGreaterThan(1_000_000);
    expect(body).toContain('createApiReference');
    const etag = script.headers.get('etag') ?? '';
    const again = await app.request('/api/docs/scalar.js', {
      headers: { 'if-none-match': `"other", W/${etag}` },
    });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
  });
});
