import { adminPath, productPath } from '@lapidary/shared/page-paths';
import type { BrowserContextOptions } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { deskSession, openEditor, receiptOf } from './fixtures/desk-steps.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { fetchPage } from './fixtures/site.ts';
import { testPendant } from './fixtures/test-piece.ts';

const SOON_MS = 2_000;
const WITHIN = { timeout: 60_000 };

const { url: shop } = inject('shop');
const chromium = withChromium();
let api: MerchantApi;
let desk: BrowserContextOptions;

beforeAll(async () => {
  api = await MerchantApi.signIn(shop);
  desk = await deskSession(chromium);
});

describe('a scheduled publish', () => {
  it('goes live by itself, and so does taking it off', async () => {
    const product = await api.createDraft(testPendant());
    const path = productPath(product.draft.slug);
    const schedule = (action: string) =>
      api.call('POST', `/products/${product.id}/schedule`, {
        action,
        at: new Date(Date.now() + SOON_MS).toISOString(),
      });
    const status = async () => (await fetchPage(shop, path)).status;
    expect(await status()).toBe(404);
    await schedule('publish');
    await expect.poll(status, WITHIN).toBe(200);
    await schedule('unpublish');
    await expect.poll(status, WITHIN).toBe(404);
  });

  it('is planned and cancelled at the desk', async () => {
    const product = await api.createDraft(testPendant());
    const { page } = await chromium.visit(desk);
    await openEditor(page, product.id);
    await page.getByRole('button', { name: 'Schedule…' }).click();
    await page.getByLabel('When').fill('2090-12-01T09:00');
    await page.getByRole('button', { name: 'Schedule', exact: true }).click();
    const planned = page.getByRole('list', { name: 'Scheduled' });
    await planned.getByText('Publish Dec 1, 2090').waitFor();
    await page.reload();
    await planned.getByRole('button', { name: 'Cancel' }).click();
    await planned.waitFor({ state: 'detached' });
    expect(await api.call('GET', `/schedules?productId=${product.id}`)).toEqual({ schedules: [] });
  });
});

describe('the desk', () => {
  it('follows a publish by the events of the API, without asking again and again', async () => {
    const product = await api.createDraft(testPendant());
    const { page } = await chromium.visit(desk);
    await page.goto(adminPath());
    // The desk is there: what it asks from now on is about the product.
    await page.getByRole('heading', { level: 1 }).waitFor();
    await openEditor(page, product.id);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await receiptOf(page).waitFor();
    expect(asked).toContain('/api/admin/publishing/events');
    const polls = asked.filter((path) => path.startsWith('/api/admin/publishing/requests/'));
    expect(polls.length).toBeLessThanOrEqual(1);
  });
});
