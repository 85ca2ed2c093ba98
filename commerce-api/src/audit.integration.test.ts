import { randomUUID } from 'node:crypto';
import type { AuditList } from '@lapidary/shared/audit/audit-entry';
import { expect, it } from 'vitest';
import { recordAudit } from './platform/audit.ts';
import { execute, select } from './platform/sql.ts';
import { readOperations } from './platform/testing/api-document.ts';
import { insertLiveProduct } from './platform/testing/insert-live-product.ts';
import { productDocument } from './platform/testing/product-document.ts';
import { createTestApp } from './platform/testing/test-app.ts';
import { openTestDatabase } from './platform/testing/test-database.ts';

const { database } = await openTestDatabase();
const api = createTestApp(database);
const merchant = 'the-merchant';
const token = api.tokens.merchant(merchant);

const actionsOf = async (): Promise<string[]> =>
  (await select<{ action: string }>({ database }, 'SELECT action FROM audit_entries ORDER BY id')).map(
    ({ action }) => action,
  );

async function send<Answer = { id: string }>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await api.visitor().send(method, path, { token, body, headers });
  const text = await response.text();
  expect(response.ok, `${method} ${path}: ${text}`).toBe(true);
  return (text ? JSON.parse(text) : undefined) as Answer;
}

const product = async (slug: string): Promise<string> =>
  (await send('POST', '/api/admin/products', productDocument({ slug }))).id;
const publishedProduct = async (slug: string): Promise<string> => {
  const id = await product(slug);
  await send('POST', `/api/admin/products/${id}/publish`);
  return id;
};
const bulkEdit = async (slug: string): Promise<string> => {
  const selection = { productIds: [await publishedProduct(slug)] };
  return (await send('POST', '/api/admin/bulk-edits', { selection, change: { kind: 'unpublish' } })).id;
};
const invited = async (): Promise<string> =>
  (await send('POST', '/api/admin/people', { email: `${randomUUID()}@example.com`, role: 'editor' })).id;
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

/** What a merchant can do, and the audit entry that tells of it. Prepares in `before`, does it in `deed`. */
const DEEDS: Record<string, { action: string; deed: () => Promise<() => Promise<unknown>> }> = {
  'POST /api/admin/products': {
    action: 'product.create',
    deed: async () => () => product('created'),
  },
  'PUT /api/admin/products/{id}': {
    action: 'product.save',
    deed: async () => {
      const id = await product('saved');
      const { draft } = await send<{ draft: object }>('GET', `/api/admin/products/${id}`);
      const document = { ...draft, title: 'Another title' };
      return () => send('PUT', `/api/admin/products/${id}`, document, { 'if-match': '"1"' });
    },
  },
  'DELETE /api/admin/products/{id}': {
    action: 'product.delete',
    deed: async () => {
      const id = await product('deleted');
      return () => send('DELETE', `/api/admin/products/${id}`);
    },
  },
  'POST /api/admin/products/{id}/publish': {
    action: 'product.publish',
    deed: async () => {
      const id = await product('published');
      return () => send('POST', `/api/admin/products/${id}/publish`);
    },
  },
  'POST /api/admin/publishes': {
    action: 'product.publish',
    deed: async () => {
      const id = await product('published-with-others');
      return () => send('POST', '/api/admin/publishes', { productIds: [id] });
    },
  },
  'POST /api/admin/products/{id}/unpublish': {
    action: 'product.unpublish',
    deed: async () => {
      const id = await publishedProduct('unpublished');
      return () => send('POST', `/api/admin/products/${id}/unpublish`);
    },
  },
  'POST /api/admin/products/{id}/archive': {
    action: 'product.archive',
    deed: async () => {
      const id = await product('archived');
      return () => send('POST', `/api/admin/products/${id}/archive`);
    },
  },
  'POST /api/admin/products/{id}/restore': {
    action: 'product.restore',
    deed: async () => {
      const id = await product('restored');
      await send('POST', `/api/admin/products/${id}/archive`);
      return () => send('POST', `/api/admin/products/${id}/restore`);
    },
  },
  'POST /api/admin/products/{id}/schedule': {
    action: 'product.schedule',
    deed: async () => {
      const id = await product('scheduled');
      return () => send('POST', `/api/admin/products/${id}/schedule`, { action: 'publish', at: inAnHour() });
    },
  },
  'DELETE /api/admin/schedules/{id}': {
    action: 'product.schedule_cancel',
    deed: async () => {
      const id = await product('unscheduled');
      const body = { action: 'publish', at: inAnHour() };
      const schedule = await send('POST', `/api/admin/products/${id}/schedule`, body);
      return () => send('DELETE', `/api/admin/schedules/${schedule.id}`);
    },
  },
  'POST /api/admin/products/{id}/preview': {
    action: 'product.preview',
    deed: async () => {
      const id = await product('previewed');
      return () => send('POST', `/api/admin/products/${id}/preview`);
    },
  },
  'PUT /api/admin/inventory/{variantId}': {
    action: 'inventory.set',
    deed: async () => {
      const { variantIds } = await insertLiveProduct({ database }, { variants: [{ price: 100, stock: 1 }] });
      return () => send('PUT', `/api/admin/inventory/${variantIds[0]}`, { stock: 9 });
    },
  },
  'POST /api/admin/people': {
    action: 'person.invite',
    deed: async () => () => invited(),
  },
  'PUT /api/admin/people/{id}': {
    action: 'person.change',
    deed: async () => {
      const id = await invited();
      return () => send('PUT', `/api/admin/people/${id}`, { role: 'manager', active: true });
    },
  },
  'DELETE /api/admin/people/{id}/second-factor': {
    action: 'person.second_factor_reset',
    deed: async () => {
      const id = await invited();
      return () => send('DELETE', `/api/admin/people/${id}/second-factor`);
    },
  },
  'POST /api/admin/imports': {
    action: 'import.create',
    deed: async () => () => send('POST', '/api/admin/imports', { fileName: 'a.csv', bytes: 1 }),
  },
  'POST /api/admin/bulk-edits': {
    action: 'bulk_edit.preview',
    deed: async () => {
      const selection = { productIds: [await product('bulk-previewed')] };
      return () => send('POST', '/api/admin/bulk-edits', { selection, change: { kind: 'publish' } });
    },
  },
  'POST /api/admin/bulk-edits/{id}/apply': {
    action: 'bulk_edit.apply',
    deed: async () => {
      const id = await bulkEdit('bulk-applied');
      return () => send('POST', `/api/admin/bulk-edits/${id}/apply`, {});
    },
  },
  'POST /api/admin/bulk-edits/{id}/undo': {
    action: 'bulk_edit.undo',
    deed: async () => {
      const id = await bulkEdit('bulk-undone');
      await execute({ database }, "UPDATE bulk_edits SET state = 'applied' WHERE id = $id", { id });
      return () => send('POST', `/api/admin/bulk-edits/${id}/undo`);
    },
  },
};

/** Audited by tests of their own, which have what the deed needs; or nothing is done yet. */
const ELSEWHERE: Record<string, string> = {
  'POST /api/admin/imports/{id}/check':
    'import.check: commerce-api/src/catalog/imports/imports.integration.test.ts',
  'POST /api/admin/imports/{id}/apply':
    'import.apply: commerce-api/src/catalog/imports/imports.integration.test.ts',
  'POST /api/admin/releases/{id}/rollback': 'release.rollback: scripts/publish/rollback.integration.test.ts',
  'POST /api/admin/uploads/{id}/complete': 'media.upload: commerce-api/src/media/media.integration.test.ts',
  'POST /api/admin/forecasts': 'a question: nothing is changed, and nothing handed out',
  'POST /api/admin/uploads': 'a form is handed out; the picture counts when it is complete',
  'PUT /api/admin/categories/{slug}': 'commerce-api/src/catalog/listings.integration.test.ts',
  'PUT /api/admin/collections/{slug}': 'commerce-api/src/catalog/listings.integration.test.ts',
  'POST /api/admin/orders/{number}/transitions': 'commerce-api/src/orders/lifecycle.integration.test.ts',
  'POST /api/admin/orders/{number}/notes': 'commerce-api/src/orders/lifecycle.integration.test.ts',
  'POST /api/admin/shipping-methods': 'commerce-api/src/pricing/pricing.integration.test.ts',
  'PUT /api/admin/shipping-methods/{id}': 'commerce-api/src/pricing/pricing.integration.test.ts',
  'DELETE /api/admin/shipping-methods/{id}': 'commerce-api/src/pricing/pricing.integration.test.ts',
  'POST /api/admin/promotions': 'commerce-api/src/pricing/pricing.integration.test.ts',
  'PUT /api/admin/promotions/{id}': 'commerce-api/src/pricing/pricing.integration.test.ts',
  'DELETE /api/admin/promotions/{id}': 'commerce-api/src/pricing/pricing.integration.test.ts',
  'DELETE /api/admin/categories/{slug}': 'commerce-api/src/catalog/listings.integration.test.ts',
  'DELETE /api/admin/collections/{slug}': 'commerce-api/src/catalog/listings.integration.test.ts',
  'POST /api/admin/imports/{id}/cancel':
    'import.cancel: commerce-api/src/catalog/imports/interrupted-imports.integration.test.ts',
  'PUT /api/admin/settings/store': 'commerce-api/src/store/store.integration.test.ts',
  'PUT /api/admin/settings/tax': 'commerce-api/src/pricing/pricing.integration.test.ts',
  'PUT /api/admin/settings/payment': 'commerce-api/src/pricing/pricing.integration.test.ts',
};

const writes = (await readOperations(api.app)).filter(
  ({ path, method }) => path.startsWith('/api/admin/') && method !== 'GET',
);

it.each(writes.map(({ name }) => name))('%s leaves an audit entry of the merchant', async (name) => {
  const known = DEEDS[name];
  if (!known) {
    expect(Object.keys(ELSEWHERE), 'say here how this route is audited').toContain(name);
    return;
  }
  const perform = await known.deed();
  const before = await actionsOf();
  await perform();
  expect((await actionsOf()).slice(before.length)).toEqual([known.action]);
  const [entry] = await select<{ actor: string }>(
    { database },
    'SELECT actor FROM audit_entries ORDER BY id DESC LIMIT 1',
  );
  expect(entry?.actor).toBe(merchant);
});

it('is read by actor, action and entity, page by page, newest first', async () => {
  const id = await product('read-back');
  await send('POST', `/api/admin/products/${id}/publish`);
  const list = (query: string): Promise<AuditList> => send<AuditList>('GET', `/api/admin/audit?${query}`);
  const ofProduct = await list(`entity=${id}`);
  expect(ofProduct.entries.map(({ action }) => action)).toContain('product.create');
  expect(ofProduct.entries.every(({ entity }) => entity === id)).toBe(true);
  const created = await list(`action=product.create&entity=${id}`);
  expect(created.entries).toMatchObject([{ actor: merchant, after: { slug: 'read-back' } }]);
  expect((await list('actor=somebody-else')).entries).toEqual([]);

  const areas = async (query: string): Promise<string[]> => [
    ...new Set((await list(`${query}&limit=100`)).entries.map(({ action }) => action.split('.')[0]!)),
  ];
  expect(await areas('area=product')).toEqual(['product']);
  expect(await areas('area=produc_')).toEqual([]);
  await recordAudit({ database }, { actor: 'shopper', action: 'session.start', subject: 'shopper' });
  expect(await areas('')).toContain('session');
  expect(await areas('area=desk')).toContain('product');
  expect(await areas('area=desk')).not.toContain('session');
  const today = new Date().toISOString().slice(0, 10);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  expect(await areas(`from=${today}&to=${today}`)).toContain('product');
  expect(await areas(`to=${yesterday}`)).toEqual([]);

  const all = await list('limit=100');
  const paged: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: AuditList = await list(`limit=3${cursor ? `&cursor=${cursor}` : ''}`);
    paged.push(...page.entries.map((entry) => entry.id));
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(all.entries.map((entry) => entry.id));
  expect(paged).toEqual(paged.toSorted().reverse());
});
