import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { Problem } from '@lapidary/shared/errors';
import type { Schedule, ScheduleList } from '@lapidary/shared/publishing/schedule';
import { beforeEach, describe, expect, it } from 'vitest';
import { execute, select } from '../platform/sql.ts';
import { productDocument } from '../platform/testing/product-document.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { createProduct, deleteProduct, getProduct, runDueSchedules, saveProduct } from './index.ts';

const { database } = await openTestDatabase();
const on = { database };
const { services, tokens, visitor } = createTestApp(database);
const token = tokens.merchant();
const actor = 'someone else';

let product: AdminProduct;
let made = 0;
beforeEach(async () => {
  await execute(on, 'DELETE FROM schedules');
  made += 1;
  product = await createProduct(services, { actor, document: productDocument({ slug: `ring-${made}` }) });
});

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const send = (method: string, path: string, body?: unknown) =>
  visitor().send(method, `/api/admin${path}`, { token, ...(body !== undefined && { body }) });

async function schedule(action: string, at = inAnHour(), id = product.id): Promise<Schedule> {
  const response = await send('POST', `/products/${id}/schedule`, { action, at });
  expect(response.status).toBe(201);
  return (await response.json()) as Schedule;
}
const list = async (query = '') => {
  return ((await (await send('GET', `/schedules${query}`)).json()) as ScheduleList).schedules;
};
/** The hour passes: the schedules of all products become due. */
const letTheHourPass = () => execute(on, 'UPDATE schedules SET not_before = 0, run_at = run_at - 3600000');
const requestsOf = (id: string) =>
  select<{ id: string }>(on, 'SELECT id FROM publish_requests WHERE product_ids_json LIKE $like', {
    like: `%${id}%`,
  });
const auditOf = (action: string) =>
  select<{ actor: string }>(on, 'SELECT actor FROM audit_entries WHERE subject = $id AND action = $action', {
    id: product.id,
    action,
  });

describe('a schedule', () => {
  it('is listed until its time, and does nothing before', async () => {
    const at = inAnHour();
    const made = await schedule('publish', at);
    expect(made).toMatchObject({
      productId: product.id,
      title: product.draft.title,
      action: 'publish',
      at,
      state: 'scheduled',
      error: null,
    });
    await runDueSchedules(services);
    expect(await list()).toEqual([made]);
    expect(await list(`?productId=${product.id}`)).toEqual([made]);
    expect(await list('?productId=another')).toEqual([]);
    expect((await getProduct(services, product.id)).status).toBe('draft');
  });

  it('publishes the draft as it is at its time, in the name of who scheduled it', async () => {
    const { actor: scheduler } = await schedule('publish');
    const document = { ...product.draft, title: 'Changed meanwhile' };
    await saveProduct(services, { actor, id: product.id, version: product.version, document });
    await letTheHourPass();
    await runDueSchedules(services);
    expect(await getProduct(services, product.id)).toMatchObject({
      status: 'live',
      hasUnpublishedChanges: false,
    });
    expect(await auditOf('product.publish')).toEqual([{ actor: scheduler }]);
    expect(await requestsOf(product.id)).toHaveLength(1);
    expect(await list()).toEqual([]);
  });

  it('unpublishes', async () => {
    await send('POST', `/products/${product.id}/publish`);
    await schedule('unpublish');
    await letTheHourPass();
    await runDueSchedules(services);
    expect((await getProduct(services, product.id)).status).toBe('draft');
  });

  it('is carried out once, however many processes look at it', async () => {
    await schedule('publish');
    await letTheHourPass();
    await Promise.all([1, 2, 3, 4].map(() => runDueSchedules(services)));
    expect(await requestsOf(product.id)).toHaveLength(1);
    expect(await auditOf('product.publish')).toHaveLength(1);
    expect(await list()).toEqual([]);
  });

  it('that cannot be carried out says why, and does not hold up the others', async () => {
    const { id } = await createProduct(services, {
      actor,
      document: productDocument({ slug: `gone-${made}` }),
    });
    await schedule('publish', inAnHour(), id);
    await schedule('unpublish');
    const last = await schedule('publish');
    await deleteProduct(services, { actor, id });
    await letTheHourPass();
    await runDueSchedules(services);
    const left = await list();
    expect(left.map(({ state, title }) => [state, title])).toEqual([
      ['failed', null],
      ['failed', product.draft.title],
    ]);
    expect(left[0]!.error).toBe(`There is no product ${id}.`);
    expect(left[1]!.error).toContain('is not live');
    expect(left.map((item) => item.id)).not.toContain(last.id);
    expect((await send('DELETE', `/schedules/${left[0]!.id}`)).status).toBe(204);
    expect(await list()).toHaveLength(1);
  });

  it('that was cancelled is not carried out; one that was carried out cannot be cancelled', async () => {
    const cancelled = await schedule('publish');
    expect((await send('DELETE', `/schedules/${cancelled.id}`)).status).toBe(204);
    expect((await send('DELETE', `/schedules/${cancelled.id}`)).status).toBe(404);
    await letTheHourPass();
    await runDueSchedules(services);
    expect((await getProduct(services, product.id)).status).toBe('draft');
    const done = await schedule('publish');
    await letTheHourPass();
    await runDueSchedules(services);
    expect((await send('DELETE', `/schedules/${done.id}`)).status).toBe(409);
  });
});

describe('a schedule is refused', () => {
  const refuse = async (body: unknown, id = product.id) => {
    const response = await send('POST', `/products/${id}/schedule`, body);
    return { status: response.status, problem: (await response.json()) as Problem };
  };

  it('for a time that has passed', async () => {
    const { status, problem } = await refuse({ action: 'publish', at: '2020-01-01T00:00:00Z' });
    expect(status).toBe(400);
    expect(problem).toMatchObject({ code: 'invalid_request', fields: [{ path: 'at' }] });
    expect(problem.detail).toContain('has passed');
  });

  it.each([
    { action: 'publish', at: 'tomorrow' },
    { action: 'publish', at: '2099-01-01T00:00:00' },
    { action: 'delete', at: '2099-01-01T00:00:00Z' },
    { action: 'publish' },
  ])('for %o', async (body) => {
    expect((await refuse(body)).status).toBe(400);
  });

  it('for a product that is not there', async () => {
    expect((await refuse({ action: 'publish', at: inAnHour() }, 'none')).status).toBe(404);
  });
});
