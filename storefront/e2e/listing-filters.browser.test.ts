import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { testPendant, unique } from './fixtures/test-piece.ts';

const { url: shop } = inject('shop');
const { visit } = withChromium();

const cards = (page: Page) => page.locator('.product-card').filter({ visible: true });
const titles = (page: Page) => cards(page).getByRole('heading').allInnerTexts();
const firstPicture = (page: Page) =>
  cards(page).filter({ hasText: ROSE_GOLD_RINGS[0]! }).getByRole('img').first();
const status = (page: Page) => page.locator('[data-filter-status]');
const openFilters = (page: Page) => page.getByText('Filter', { exact: true }).click();

/** Titles of the sample's rings that are made in rose gold, and of all of them. */
const ROSE_GOLD_RINGS = ['Alder Court Band'];

describe('the filters of a listing', () => {
  it('show what matches, and stay through reload, a product and Back', async () => {
    const { page, noise } = await visit();
    await page.goto('/rings/');
    const published = await status(page).innerText();
    const pictured = await firstPicture(page).getAttribute('src');
    await openFilters(page);
    await page.getByRole('checkbox', { name: 'Rose gold' }).check();
    await expect.poll(() => new URL(page.url()).search).toBe('?metal=rose-gold');
    await expect.poll(() => titles(page)).toEqual(ROSE_GOLD_RINGS);
    expect(await status(page).innerText()).toBe('1 piece');
    // As on the page of the metal, by the picture that shows it.
    await expect.poll(() => firstPicture(page).getAttribute('alt')).toMatch(/in rose gold/i);

    await page.reload();
    await expect.poll(() => cards(page).count()).toBe(1);
    await cards(page).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: ROSE_GOLD_RINGS[0]! }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Remove Rose gold' }).waitFor();
    await expect.poll(() => cards(page).count()).toBe(1);

    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await expect.poll(() => status(page).innerText()).toBe(published);
    await expect.poll(() => firstPicture(page).getAttribute('src')).toBe(pictured);
    expect(noise.notes).toEqual([]);
  });

  it('are followed by the swatches of a card, which show it in another metal by themselves too', async () => {
    const { page, noise } = await visit({ viewport: { width: 375, height: 812 }, hasTouch: true });
    await page.goto('/rings/');
    const swatches = page.getByRole('group', { name: `Metals of ${ROSE_GOLD_RINGS[0]}` }).getByRole('button');
    const pressed = swatches.and(page.locator('[aria-pressed="true"]'));
    const isShownIn = async (metal: RegExp) => {
      await expect.poll(() => firstPicture(page).getAttribute('alt')).toMatch(metal);
      await expect.poll(() => pressed.innerText()).toMatch(metal);
    };
    await isShownIn(/yellow gold/i);
    await swatches.filter({ hasText: 'Rose gold' }).tap();
    await isShownIn(/rose gold/i);
    await swatches.filter({ hasText: 'Yellow gold' }).press('Enter');
    await isShownIn(/yellow gold/i);
    await openFilters(page);
    await page.getByRole('checkbox', { name: 'Rose gold' }).check();
    await isShownIn(/rose gold/i);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await isShownIn(/yellow gold/i);
    expect(noise.notes).toEqual([]);
  });

  it('say so when nothing matches, and lead back', async () => {
    const { page } = await visit();
    await page.goto('/rings/');
    const all = await cards(page).count();
    await openFilters(page);
    await page.getByLabel('To', { exact: true }).fill('0.5');
    await page.getByText('No piece has all of this.').waitFor();
    // The listing's other pages may still be on their way.
    await expect.poll(() => status(page).innerText()).toBe('0 pieces');
    await page.getByRole('button', { name: 'Show all pieces' }).click();
    await expect.poll(() => cards(page).count()).toBe(all);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Filter');
  });

  it('find pieces by price and by what is in stock', async () => {
    const { page } = await visit();
    await page.goto('/rings/?min=2000&available=now');
    await expect.poll(() => titles(page)).toContain('Triad Sapphire Ring');
    const found = await titles(page);
    expect(found).not.toContain('Alder Court Band');
    for (const title of found) expect(title).not.toBe('');
  });
});

describe('a listing of several pages', () => {
  const stone = 'Moonstone';
  const created: AdminProduct[] = [];
  let merchant: MerchantApi;
  let rare: string;

  beforeAll(async () => {
    merchant = await MerchantApi.signIn(shop);
    const piece = (tags: string[]) =>
      testPendant({
        categorySlug: 'signets',
        title: `Test signet ${unique()}`,
        slug: `signet-${unique()}`,
        tags,
      });
    for (let number = 0; number < 25; number++) {
      // The last of all pages holds the rare one.
      created.push(await merchant.createDraft(piece(number === 24 ? [stone, 'emerald'] : ['emerald'])));
    }
    await Promise.all(created.map(({ id }) => merchant.publish(id)));
    rare = created.at(-1)!.draft.title;
  });
  // Other tests expect what they put into this category on its first page.
  afterAll(async () => {
    await Promise.all(created.map(({ id }) => merchant.deleteProduct(id)));
  });

  it('is filtered as one, from any of them', async () => {
    const { page, noise } = await visit();
    await page.goto('/signets/?stone=moonstone');
    await cards(page).getByRole('heading', { name: rare }).waitFor();
    await expect.poll(() => cards(page).count()).toBe(1);
    await page.getByRole('navigation', { name: 'Pages' }).waitFor({ state: 'hidden' });

    await page.goto('/signets/page/2/');
    await openFilters(page);
    await page.getByRole('checkbox', { name: 'Emerald' }).check();
    await expect.poll(() => cards(page).count()).toBe(25);
    expect(noise.notes).toEqual([]);
  });
});
