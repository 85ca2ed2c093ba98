import { productPath } from '@lapidary/shared/page-paths';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { deskSession, openEditor } from './fixtures/desk-steps.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { fetchPage } from './fixtures/site.ts';
import { testPendant, testRing } from './fixtures/test-piece.ts';

const { url: shop } = inject('shop');
const chromium = withChromium();
let api: MerchantApi;
let desk: BrowserContextOptions;

beforeAll(async () => {
  api = await MerchantApi.signIn(shop);
  desk = await deskSession(chromium);
});

/** Presses the button of that name. @returns the tab that it opens, with the preview in it. */
async function pressPreview(page: Page, name: string): Promise<Page> {
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  await tab.getByRole('complementary', { name: 'Preview' }).waitFor();
  return tab;
}

describe('a preview', () => {
  it('shows what a merchant has written, and shoppers go on seeing the page of before', async () => {
    const product = await api.createLiveProduct(testRing(), 3);
    const path = productPath(product.draft.slug);
    const { html: before } = await fetchPage(shop, path);
    const { page, noise } = await chromium.visit(desk);
    await openEditor(page, product.id);
    await page.getByLabel('Title', { exact: true }).fill('A title nobody has seen');
    const tab = await pressPreview(page, 'Save and preview');
    await tab.getByRole('heading', { name: 'A title nobody has seen', level: 1 }).waitFor();
    await tab.getByText('not what shoppers see').waitFor();
    expect(await tab.getByRole('button', { name: 'Not for sale in a preview' }).isDisabled()).toBe(true);
    await tab.getByRole('radio', { name: /^Gold/ }).check();
    await tab.getByText('Gold / 6').waitFor();
    expect(await tab.getByRole('button', { name: 'Not for sale in a preview' }).isDisabled()).toBe(true);
    expect(noise.notes).toEqual([]);
    expect((await fetchPage(shop, path)).html).toBe(before);

    // The link works for somebody who is not signed in, and is good for nothing else.
    const address = new URL(tab.url());
    address.search = '';
    const { page: guest, noise: guestNoise } = await chromium.visit();
    await guest.goto(address.href);
    await guest.getByRole('heading', { name: 'A title nobody has seen', level: 1 }).waitFor();
    await guest.waitForLoadState('networkidle');
    expect(guestNoise.notes).toEqual([]);
    const answer = await fetch(address);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    const pages = await fetch(shop + path);
    expect(answer.headers.get('content-security-policy')).toBe(pages.headers.get('content-security-policy'));
    expect((await fetch(`${address.href}x`)).status).toBe(404);
  });

  it('of a piece that was never published can be handed on', async () => {
    const product = await api.createDraft(testPendant());
    const { page, context } = await chromium.visit(desk);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openEditor(page, product.id);
    const tab = await pressPreview(page, 'Preview');
    await tab.getByRole('heading', { name: product.draft.title, level: 1 }).waitFor();
    await page.bringToFront();
    await page.getByText('for whoever has the link, until').waitFor();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(tab.url());
    expect((await fetchPage(shop, productPath(product.draft.slug))).status).toBe(404);
  });

  it('that is refused says why, and opens nothing', async () => {
    const product = await api.createDraft(testPendant());
    const { page, context } = await chromium.visit(desk);
    await openEditor(page, product.id);
    await api.call('DELETE', `/products/${product.id}`);
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.getByRole('alert').getByText('There is no product').waitFor();
    await expect.poll(() => context.pages().length).toBe(1);
  });
});
