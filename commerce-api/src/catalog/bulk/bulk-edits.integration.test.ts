import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { BulkEdit, BulkItemList } from '@lapidary/shared/catalog/bulk-edit';
import type { ProductDocument } from '@lapidary/shared/catalog/product';
import { describe, expect, it, vi } from 'vitest';
import { execute, select, selectOne } from '../../platform/sql.ts';
import { productDocument } from '../../platform/testing/product-document.ts';
import { createTestApp } from '../../platform/testing/test-app.ts';
import { openTestDatabase } from '../../platform/testing/test-database.ts';
import { prunePreviews } from './prune-previews.ts';
import { runBulkEdits } from './run-bulk-edits.ts';

const { database, url } = await openTestDatabase();
const on = { database };
const { services, tokens, visitor } = createTestApp(database);
const token = tokens.merchant('editor');

async function send<Answer>(method: string, path: string, body?: unknown, headers = {}): Promise<Answer> {
  const response = await visitor().send(method, `/api/admin${path}`, { token, body, headers });
  const text = await response.text();
  expect(response.ok, `${method} ${path}: ${text}`).toBe(true);
  return JSON.parse(text) as Answer;
}

let made = 0;
/** Products at 100.00 and 200.00, live unless told otherwise. */
async function products(count: number, live = true): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    made += 1;
    const [variant] = productDocument({ slug: 'x' }).variants;
    const document = productDocument({
      slug: `bulk-${made}`,
      title: `Bulk ${made}`,
      options: [{ name: 'Metal', values: ['Gold', 'Silver'] }],
      variants: [
        { ...variant!, optionValues: ['Gold'], price: 20_000 },
        { ...variant!, optionValues: ['Silver'], price: 10_000 },
      ],
    });
    ids.push((await send<AdminProduct>('POST', '/products', document)).id);
  }
  if (live) await send('POST', '/publishes', { productIds: ids });
  return ids;
}

const getProduct = (id: string) => send<AdminProduct>('GET', `/products/${id}`);
async function saveProduct(id: string, change: Partial<ProductDocument>): Promise<void> {
  const { draft, version } = await getProduct(id);
  await send('PUT', `/products/${id}`, { ...draft, ...change }, { 'if-match': `"${version}"` });
}

const draftPrices = async (id: string) => (await getProduct(id)).draft.variants.map(({ price }) => price);
const livePrices = async (id: string) =>
  (
    await select<{ price: number }>(
      on,
      'SELECT price FROM variants WHERE product_id = $id AND live = 1 ORDER BY position',
      { id },
    )
  ).map(({ price }) => price);

const TENTH_OFF = { kind: 'price', by: 'percent', value: -10 };
const preview = (productIds: string[], change: object = TENTH_OFF) =>
  send<BulkEdit>('POST', '/bulk-edits', { selection: { productIds }, change });
async function run(id: string, step: 'apply' | 'undo', exclude: string[] = []): Promise<BulkEdit> {
  await send('POST', `/bulk-edits/${id}/${step}`, step === 'apply' ? { exclude } : undefined);
  expect(await runBulkEdits(services, { id })).toBe(true);
  return await send<BulkEdit>('GET', `/bulk-edits/${id}`);
}
const items = async (id: string) => (await send<BulkItemList>('GET', `/bulk-edits/${id}/items`)).items;
const requestOf = async (id: string | null) =>
  await selectOne<{ product_ids_json: string; cause_json: string }>(
    on,
    'SELECT product_ids_json, cause_json FROM publish_requests WHERE id = $id',
    { id },
  );

describe('a change of prices', () => {
  it('is shown before it is made, leaves out what is excluded, goes live as one release, and is undone', async () => {
    const ids = await products(30);
    const edit = await preview(ids);
    expect(edit).toMatchObject({ state: 'preview', total: 30, counts: { planned: 30 } });
    const [item] = await items(edit.id);
    expect(item!.price).toEqual({ before: { min: 10_000, max: 20_000 }, after: { min: 9_000, max: 18_000 } });
    expect(await livePrices(ids[0]!)).toEqual([20_000, 10_000]);

    const applied = await run(edit.id, 'apply', [ids[3]!]);
    expect(applied).toMatchObject({ state: 'applied', counts: { done: 29, excluded: 1 } });
    expect(await livePrices(ids[0]!)).toEqual([18_000, 9_000]);
    expect(await draftPrices(ids[0]!)).toEqual([18_000, 9_000]);
    expect(await livePrices(ids[3]!)).toEqual([20_000, 10_000]);
    expect(await getProduct(ids[0]!)).toMatchObject({ hasUnpublishedChanges: false, version: 2 });
    const request = await requestOf(applied.publishRequestId);
    expect(JSON.parse(request!.product_ids_json)).toHaveLength(29);
    expect(JSON.parse(request!.cause_json)).toMatchObject({ summary: 'Change prices of 29 products' });

    const undone = await run(edit.id, 'undo');
    expect(undone).toMatchObject({ state: 'undone', counts: { undone: 29, excluded: 1 } });
    expect(await livePrices(ids[0]!)).toEqual([20_000, 10_000]);
    expect(undone.undoRequestId).not.toBe(undone.publishRequestId);
    const undo = await requestOf(undone.undoRequestId);
    expect(JSON.parse(undo!.cause_json)).toMatchObject({ summary: 'Undo: Change prices of 29 products' });
  });

  it('leaves unpublished changes unpublished, and drafts drafts', async () => {
    const [live] = await products(1);
    const [draft] = await products(1, false);
    await saveProduct(live!, { title: 'Not yet' });
    await run((await preview([live!, draft!])).id, 'apply');
    expect(await livePrices(live!)).toEqual([18_000, 9_000]);
    expect(await getProduct(live!)).toMatchObject({
      hasUnpublishedChanges: true,
      draft: { title: 'Not yet' },
    });
    const shown = await selectOne<{ live_title: string }>(
      on,
      'SELECT live_title FROM products WHERE id = $live',
      {
        live: live!,
      },
    );
    expect(shown!.live_title).not.toBe('Not yet');
    expect(await getProduct(draft!)).toMatchObject({ status: 'draft' });
    expect(await draftPrices(draft!)).toEqual([18_000, 9_000]);
  });

  it('passes over what somebody has changed since the preview, and keeps what was changed since the edit', async () => {
    const [first, second] = await products(2);
    const edit = await preview([first!, second!]);
    await saveProduct(first!, { title: 'Changed meanwhile' });
    expect((await run(edit.id, 'apply')).counts).toEqual({ done: 1, skipped: 1 });
    const { draft } = await getProduct(second!);
    await saveProduct(second!, { variants: draft.variants.with(0, { ...draft.variants[0]!, price: 777 }) });
    await run(edit.id, 'undo');
    expect(await draftPrices(second!)).toEqual([777, 10_000]);
    expect((await items(edit.id)).find(({ productId }) => productId === second)).toMatchObject({
      state: 'undone',
      note: '1 of its prices have been changed since, and stay',
    });
  });

  it('refuses a price that would be nothing', async () => {
    const ids = await products(1);
    const edit = await preview(ids, { kind: 'price', by: 'amount', value: -10_000 });
    expect(edit.counts).toEqual({ refused: 1 });
    const answer = await visitor().send('POST', `/api/admin/bulk-edits/${edit.id}/apply`, {
      token,
      body: { exclude: [] },
    });
    expect(answer.status).toBe(409);
  });
});

describe('publishing many', () => {
  it('is previewed, made and undone; a picture without a description stands in the way of its product', async () => {
    const [live] = await products(1);
    const [fresh, bare] = await products(2, false);
    const image = { key: 'media/a1', widths: [320], width: 320, height: 400, alt: ' ' };
    await saveProduct(bare!, { images: [image] });
    const edit = await preview([live!, fresh!, bare!], { kind: 'publish' });
    expect(edit.counts).toEqual({ planned: 1, unchanged: 1, refused: 1 });
    expect((await items(edit.id)).find(({ productId }) => productId === bare)?.note).toBe(
      'picture 1 has no description',
    );
    const refused = await visitor().send('POST', `/api/admin/products/${bare}/publish`, { token });
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { fields: [{ path: 'images.0.alt' }] },
    ]);

    await run(edit.id, 'apply');
    expect((await getProduct(fresh!)).status).toBe('live');
    await run(edit.id, 'undo');
    expect((await getProduct(fresh!)).status).toBe('draft');
    expect((await getProduct(live!)).status).toBe('live');
  });

  it('takes many off, and brings them back as they were', async () => {
    const ids = await products(3);
    const edit = await send<BulkEdit>('POST', '/bulk-edits', {
      selection: { filter: { query: `Bulk ${made}` } },
      change: { kind: 'unpublish' },
    });
    expect(edit.total).toBe(1);
    await run(edit.id, 'apply');
    expect((await getProduct(ids[2]!)).status).toBe('draft');
    await run(edit.id, 'undo');
    expect(await getProduct(ids[2]!)).toMatchObject({ status: 'live', hasUnpublishedChanges: false });
  });
});

describe('an edit that breaks off', () => {
  it('goes on behind its last batch, with one request for the pages', async () => {
    const ids = await products(60);
    const edit = await preview(ids);
    await send('POST', `/bulk-edits/${edit.id}/apply`, { exclude: [] });
    let batches = 0;
    const transaction = database.transaction.bind(database) as (work: unknown) => Promise<unknown>;
    const dying = vi.spyOn(database, 'transaction').mockImplementation((async (work: unknown) => {
      batches += 1;
      if (batches === 2) throw new Error('the process dies');
      return await transaction(work);
    }) as never);
    await expect(runBulkEdits(services, { id: edit.id })).rejects.toThrow('the process dies');
    dying.mockRestore();
    const halfway = await send<BulkEdit>('GET', `/bulk-edits/${edit.id}`);
    expect(halfway).toMatchObject({ state: 'applying', counts: { done: 25, planned: 35 } });
    await execute(on, 'UPDATE bulk_edits SET lease_until = 0, attempts = 4');
    const failing = vi.spyOn(database, 'transaction').mockRejectedValue(new Error('a fault of ours'));
    await expect(runBulkEdits(services, { id: edit.id })).rejects.toThrow('a fault of ours');
    failing.mockRestore();
    expect(await send<BulkEdit>('GET', `/bulk-edits/${edit.id}`)).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/server has failed/),
      counts: { done: 25, planned: 35 },
    });
    await run(edit.id, 'apply');
    const applied = await send<BulkEdit>('GET', `/bulk-edits/${edit.id}`);
    expect(applied).toMatchObject({ state: 'applied', counts: { done: 60 } });
    expect(JSON.parse((await requestOf(applied.publishRequestId))!.product_ids_json)).toHaveLength(60);
    for (const id of ids) expect(await livePrices(id)).toEqual([18_000, 9_000]);
  });
});

it('killed in the middle of a batch, it has whole products only, says where it stands, and is finished by another', async () => {
  const ids = await products(60);
  const edit = await preview(ids);
  await send('POST', `/bulk-edits/${edit.id}/apply`, { exclude: [] });
  const script = join(import.meta.dirname, '../testing/doomed-bulk-edit.ts');
  const child = spawn(process.execPath, [script, url, '2'], { stdio: 'ignore' });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);

  const halfway = await send<BulkEdit>('GET', `/bulk-edits/${edit.id}`);
  expect(halfway).toMatchObject({ state: 'applying', counts: { done: 25, planned: 35 } });
  const changed = await Promise.all(
    ids.map(async (id) => {
      const prices = [await draftPrices(id), await livePrices(id)];
      expect([
        [
          [20_000, 10_000],
          [20_000, 10_000],
        ],
        [
          [18_000, 9_000],
          [18_000, 9_000],
        ],
      ]).toContainEqual(prices);
      return prices[0]![0] === 18_000;
    }),
  );
  expect(changed.filter(Boolean)).toHaveLength(25);

  // As when the dead one's time is over.
  await execute(on, 'UPDATE bulk_edits SET lease_until = 0');
  expect(await runBulkEdits(services, { id: edit.id })).toBe(true);
  const applied = await send<BulkEdit>('GET', `/bulk-edits/${edit.id}`);
  expect(applied).toMatchObject({ state: 'applied', counts: { done: 60 } });
  for (const id of ids) expect(await livePrices(id)).toEqual([18_000, 9_000]);
  expect(JSON.parse((await requestOf(applied.publishRequestId))!.product_ids_json)).toHaveLength(60);
});

it('a preview that nobody makes goes after a day, and nothing else', async () => {
  const ids = await products(1);
  const [stale, fresh, made] = [await preview(ids), await preview(ids), await preview(ids)];
  await run(made.id, 'apply');
  await execute(on, 'UPDATE bulk_edits SET created_at = 1 WHERE id <> $id', { id: fresh.id });
  expect(await prunePreviews(on)).toBeGreaterThanOrEqual(1);
  const left = await select<{ bulk_edit_id: string }>(
    on,
    'SELECT DISTINCT bulk_edit_id FROM bulk_edit_items',
  );
  const remaining = left.map((row) => row.bulk_edit_id);
  expect(remaining).toEqual(expect.arrayContaining([fresh.id, made.id]));
  expect(remaining).not.toContain(stale.id);
});

describe('a selection', () => {
  it('names products that there are, and not too many', async () => {
    for (const selection of [{ productIds: ['nothing'] }, { filter: { query: 'no such piece' } }]) {
      const response = await visitor().send('POST', '/api/admin/bulk-edits', {
        token,
        body: { selection, change: TENTH_OFF },
      });
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { detail: 'No product is selected.' },
      ]);
    }
  });
});
