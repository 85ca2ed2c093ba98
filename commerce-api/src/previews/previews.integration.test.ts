import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { PreviewLink } from '@lapidary/shared/catalog/preview';
import type { Problem } from '@lapidary/shared/errors';
import { pageSecurityPolicy } from '@lapidary/shared/page-security-policy';
import type { Forecast, RequestForecast } from '@lapidary/shared/publishing/forecast';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../app.ts';
import {
  createProduct,
  deleteProduct,
  type PlannedProduct,
  publishProducts,
  readPlanned,
  saveProduct,
} from '../catalog/index.ts';
import { setStock } from '../inventory/index.ts';
import { execute, select } from '../platform/sql.ts';
import { productDocument } from '../platform/testing/product-document.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { inTransaction } from '../platform/transaction.ts';
import {
  failForecast,
  failPreview,
  keepForecast,
  keepPreview,
  putForecastBack,
  takeWaitingForecast,
  takeWaitingPreview,
} from './index.ts';
import { readPreviewToken, signPreviewToken } from './preview-token.ts';

const { database } = await openTestDatabase();
const on = { database };
const { services, tokens, visitor } = createTestApp(database);
const key = services.signingKey!;
const actor = 'someone';
const DAY_MS = 24 * 3_600_000;
const PAGE = '<!doctype html><title>The draft</title>';

let product: AdminProduct;
let made = 0;
beforeEach(async () => {
  await execute(on, 'DELETE FROM previews');
  await execute(on, 'DELETE FROM forecasts');
  made += 1;
  product = await createProduct(services, { actor, document: productDocument({ slug: `ring-${made}` }) });
});
afterEach(() => {
  vi.useRealTimers();
});

async function preview(id = product.id): Promise<PreviewLink & { path: string; token: string }> {
  const response = await visitor().send('POST', `/api/admin/products/${id}/preview`, {
    token: tokens.merchant(),
  });
  expect(response.status).toBe(201);
  const link = (await response.json()) as PreviewLink;
  const path = link.url.slice(services.settings.publicUrl.length);
  return { ...link, path, token: path.slice('/api/previews/'.length) };
}
const claimsOf = (token: string) => readPreviewToken(key, token)!;
const render = (token: string) => keepPreview(on, { id: claimsOf(token).id, body: PAGE });
const browse = (path: string) =>
  visitor().send('GET', path, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
const countPreviews = async () => (await select(on, 'SELECT id FROM previews')).length;
/** A day and a second pass for this process; the database's clock has no part in it. */
const letTheDayPass = () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DAY_MS + 1_000 });
};

async function expectProblem(path: string, status: number, code: string): Promise<Problem> {
  const response = await visitor().send('GET', path);
  const problem = (await response.json()) as Problem;
  expect([response.status, problem.code]).toEqual([status, code]);
  return problem;
}

describe('asking for a preview', () => {
  it('answers a link that is good for a day, and writes down who asked', async () => {
    const before = Date.now();
    const { url, expiresAt, token } = await preview();
    expect(url).toMatch(/^http:\/\/localhost:4321\/api\/previews\/[\w.-]+$/);
    const valid = Date.parse(expiresAt) - before;
    expect(valid).toBeGreaterThanOrEqual(DAY_MS);
    expect(valid).toBeLessThan(DAY_MS + 60_000);
    expect(claimsOf(token)).toMatchObject({ productId: product.id, version: product.version });
    const entries = await select<{ after_json: string }>(
      on,
      "SELECT after_json FROM audit_entries WHERE subject = $id AND action = 'product.preview'",
      { id: product.id },
    );
    expect(entries.map(({ after_json }) => JSON.parse(after_json))).toEqual([
      { preview: claimsOf(token).id, version: product.version, expiresAt },
    ]);
  });

  it('for a product that is not there is refused', async () => {
    const path = '/api/admin/products/none/preview';
    expect((await visitor().send('POST', path, { token: tokens.merchant() })).status).toBe(404);
    expect(await countPreviews()).toBe(0);
  });

  it('deletes the previews that have expired, and no other', async () => {
    const old = await preview();
    letTheDayPass();
    const young = await preview();
    await preview();
    const left = (await select<{ id: string }>(on, 'SELECT id FROM previews')).map(({ id }) => id);
    expect(left).toHaveLength(2);
    expect(left).toContain(claimsOf(young.token).id);
    expect(left).not.toContain(claimsOf(old.token).id);
  });
});

describe('what is to be rendered', () => {
  it('is the draft as it was when the preview was asked for, with the stock of now, oldest first', async () => {
    const { token } = await preview();
    await preview();
    const document = { ...product.draft, title: 'Changed since' };
    await saveProduct(services, { actor, id: product.id, version: product.version, document });
    const [variant] = product.draft.variants;
    await inTransaction(database, (open) => setStock(open, { variantId: variant!.id, stock: 1 }));
    const waiting = await takeWaitingPreview(services);
    expect(waiting).toMatchObject({
      id: claimsOf(token).id,
      product: { ...product.draft, id: product.id, stock: { [variant!.id]: 'low' } },
    });
  });

  it('is nothing that has expired', async () => {
    await preview();
    letTheDayPass();
    expect(await takeWaitingPreview(services)).toBeNull();
  });

  it('is given up when it has ended the publisher three times, and the next comes', async () => {
    const first = await preview();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect((await takeWaitingPreview(services))?.id).toBe(claimsOf(first.token).id);
    }
    const second = await preview();
    expect((await takeWaitingPreview(services))?.id).toBe(claimsOf(second.token).id);
    expect((await expectProblem(first.path, 500, 'internal')).detail).toContain('the publisher ended');
  });
});

describe('the link of a preview', () => {
  it('leads to the page, kept by nobody, with the headers of a page', async () => {
    const { path, token } = await preview();
    await render(token);
    const response = await browse(path);
    expect([response.status, await response.text()]).toEqual([200, PAGE]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'content-security-policy': pageSecurityPolicy(),
      'x-content-type-options': 'nosniff',
    });
  });

  it('is answered as soon as the page is there', async () => {
    const { path, token } = await preview();
    const answer = browse(path);
    await render(token);
    expect(await (await answer).text()).toBe(PAGE);
  });

  it('leads to a page that asks again while it is still rendered', async () => {
    const { path } = await preview();
    const response = await browse(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('<meta http-equiv="refresh" content="2">');
  });

  it('is useless when forged, altered, or put together from those of two products', async () => {
    const one = await preview();
    const other = await preview(
      (await createProduct(services, { actor, document: productDocument({ slug: `band-${made}` }) })).id,
    );
    await Promise.all([render(one.token), render(other.token)]);
    const claims = claimsOf(one.token);
    const useless = [
      signPreviewToken('another key that is long enough, too', claims),
      `${one.token}A`,
      one.token.replace(/^./, (sign) => (sign === 'M' ? 'N' : 'M')),
      `${one.token.split('.')[0]}.${other.token.split('.')[1]}`,
      one.token.split('.')[0]!,
      // Signed, but not for what is there: another product, another version, another preview.
      signPreviewToken(key, { ...claims, productId: claimsOf(other.token).productId }),
      signPreviewToken(key, { ...claims, version: claims.version + 1 }),
      signPreviewToken(key, { ...claims, id: product.id }),
    ];
    for (const token of useless) {
      await expectProblem(`/api/previews/${token}`, 404, 'not_found');
      const page = await browse(`/api/previews/${token}`);
      expect(page.status).toBe(404);
      expect(await page.text()).toContain('There is no preview here');
    }
  });

  it('is useless after its time, also when it says another', async () => {
    const { path, token } = await preview();
    await render(token);
    letTheDayPass();
    await expectProblem(path, 410, 'link_expired');
    const page = await browse(path);
    expect([page.status, page.headers.get('cache-control')]).toEqual([410, 'no-store']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).toContain('This preview has expired');
    expect(html).not.toContain('The draft');
    // The row is gone with the next preview; the link says the same.
    await preview();
    await expectProblem(path, 410, 'link_expired');
    const longer = { ...claimsOf(token), expiresAt: Date.now() + DAY_MS };
    await expectProblem(`/api/previews/${signPreviewToken(`${key} `, longer)}`, 404, 'not_found');
  });

  it('is useless when the product has been deleted', async () => {
    const { path, token } = await preview();
    await render(token);
    await deleteProduct(services, { actor, id: product.id });
    await expectProblem(path, 404, 'not_found');
  });

  it('stands in no log', async () => {
    const { path, token } = await preview();
    await render(token);
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    expect((await createApp({ ...services, log }).request(path)).status).toBe(200);
    expect(lines.join('')).toContain('"path":"/api/previews/…"');
    expect(lines.join('')).not.toContain(token.slice(0, 20));
  });

  it('says why the draft could not be rendered', async () => {
    const { path, token } = await preview();
    await failPreview(on, { id: claimsOf(token).id, error: 'no <stone> is set' });
    const problem = await expectProblem(path, 500, 'internal');
    expect(problem.detail).toContain('no <stone> is set');
    const page = await browse(path);
    expect([page.status, page.headers.get('x-robots-tag')]).toEqual([500, 'noindex, nofollow']);
    expect(await page.text()).toContain('no &lt;stone&gt; is set');
  });
});

describe('a forecast', () => {
  const token = tokens.merchant();
  async function send<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await visitor().send(method, `/api/admin${path}`, { token, body });
    return (await response.json()) as Answer;
  }
  const askFor = (question: RequestForecast) => send<Forecast & Problem>('POST', '/forecasts', question);
  const read = (id: string) => send<Forecast & Problem>('GET', `/forecasts/${id}`);
  const answered = (paths: string[]) => ({
    release: null,
    products: [{ id: product.id, title: 'Ring', version: product.version }],
    changed: paths,
    added: ['/a-new-page/'],
    removed: ['/an-old-page/'],
  });

  it('is asked for, waits, and names the pages once the publisher has answered', async () => {
    const { id, state } = await askFor({ productIds: [product.id] });
    expect(state).toBe('waiting');
    expect(await takeWaitingForecast(services)).toEqual({ id, question: { productIds: [product.id] } });
    const paths = Array.from({ length: 300 }, (_, n) => `/page-${String(n).padStart(3, '0')}/`);
    await keepForecast(on, { id, answer: answered(paths) });
    const forecast = await read(id);
    expect(forecast).toMatchObject({ state: 'answered', error: null, outdated: false });
    expect(forecast.pieces).toEqual({ total: 1, told: answered([]).products });
    expect(forecast.pages.counts).toEqual({ changed: 300, added: 1, removed: 1 });
    expect(forecast.pages.told).toHaveLength(200);
    expect(forecast.pages.told.slice(0, 3)).toEqual([
      { path: '/a-new-page/', change: 'added' },
      { path: '/an-old-page/', change: 'removed' },
      { path: '/page-000/', change: 'changed' },
    ]);
    expect(await takeWaitingForecast(services)).toBeNull();
  });

  it('is outdated when a piece has been saved since, and when it is gone', async () => {
    const { id } = await askFor({ productIds: [product.id] });
    await keepForecast(on, { id, answer: answered([]) });
    expect((await read(id)).outdated).toBe(false);
    const { draft, version } = product;
    await saveProduct(services, { actor, id: product.id, version, document: { ...draft, title: 'Other' } });
    expect((await read(id)).outdated).toBe(true);
    await deleteProduct(services, { actor, id: product.id });
    expect((await read(id)).outdated).toBe(true);
  });

  it('is refused where publishing would be, and forgotten after a while', async () => {
    expect((await askFor({ productIds: ['nothing'] })).code).toBe('not_found');
    expect((await askFor({ productIds: [] })).code).toBe('invalid_request');
    await send('POST', `/products/${product.id}/archive`);
    expect((await askFor({ productIds: [product.id] })).code).toBe('conflict');
    await send('POST', `/products/${product.id}/restore`);
    const { id } = await askFor({ productIds: [product.id] });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 });
    expect((await read(id)).code).toBe('not_found');
    expect(await takeWaitingForecast(services)).toBeNull();
  });

  it('is given up when it ends the publisher again and again, but not when that had better things to do', async () => {
    const { id } = await askFor({ productIds: [product.id] });
    for (let times = 0; times < 5; times += 1) {
      expect((await takeWaitingForecast(services))?.id).toBe(id);
      await putForecastBack(on, id);
    }
    for (let times = 0; times < 3; times += 1) await takeWaitingForecast(services);
    expect(await takeWaitingForecast(services)).toBeNull();
    expect(await read(id)).toMatchObject({ state: 'failed', error: expect.stringContaining('each time') });
    // An answer that comes too late changes nothing.
    await failForecast(on, { id, error: 'something else' });
    expect((await read(id)).error).toContain('each time');
  });

  it('of a bulk edit looks at the products as the edit would leave them', async () => {
    const live = await createProduct(services, {
      actor,
      document: productDocument({ slug: 'planned-live' }),
    });
    await publishProducts(services, { actor, productIds: [live.id] });
    const productIds = [product.id, live.id];
    const priceOf = live.draft.variants[0]!.price;
    const plannedOf = async (change: object, exclude: string[] = []) => {
      const { id } = await send<{ id: string }>('POST', '/bulk-edits', { selection: { productIds }, change });
      const asked = await askFor({ bulkEditId: id, exclude });
      expect(asked.state).toBe('waiting');
      const found: PlannedProduct[] = [];
      for await (const batch of readPlanned(services, { bulkEditId: id, exclude })) found.push(...batch);
      return found.map((planned) => [
        planned.id,
        planned.product ? planned.product.variants[0]!.price : null,
      ]);
    };
    // The live one is on the shop as it is already.
    expect(await plannedOf({ kind: 'publish' })).toEqual([[product.id, product.draft.variants[0]!.price]]);
    expect(await plannedOf({ kind: 'publish' }, [product.id])).toEqual([]);
    expect(await plannedOf({ kind: 'unpublish' })).toEqual([[live.id, null]]);
    expect(await plannedOf({ kind: 'price', by: 'amount', value: 500 })).toEqual([[live.id, priceOf + 500]]);
  });
});
