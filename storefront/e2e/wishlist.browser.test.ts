import { homePath, productPath, wishlistPath } from '@lapidary/shared/page-paths';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { testRing } from './fixtures/test-piece.ts';

const { visit } = withChromium();

const SAMPLE = 'orbit-eternity-ring';
const kept = (page: Page) =>
  page.getByRole('list', { name: 'Pieces on your wishlist' }).getByRole('listitem');

it('keeps pieces from cards and product pages, in this browser and its tabs', async () => {
  const { page, context, noise } = await visit();
  await page.goto(productPath(SAMPLE));
  const heart = page.getByRole('button', { name: 'Wishlist', exact: true });
  await heart.click();
  expect(await heart.getAttribute('aria-pressed')).toBe('true');
  const other = await context.newPage();
  await other.goto('/rings/');
  const card = other.getByRole('button', { name: 'Orbit Eternity Ring on the wishlist' });
  await expect.poll(() => card.getAttribute('aria-pressed')).toBe('true');
  await other.getByRole('button', { name: 'Alder Court Band on the wishlist' }).press('Enter');

  await other.goto(wishlistPath());
  await expect
    .poll(() => kept(other).allInnerTexts())
    .toEqual([
      expect.stringMatching(/Alder Court Band.*\$1,180\.00/s),
      expect.stringMatching(/Orbit Eternity Ring.*from \$1,890\.00/s),
    ]);
  await other.getByRole('button', { name: 'Remove Alder Court Band from the wishlist' }).click();
  expect(await kept(other).count()).toBe(1);
  expect(await other.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Remove Orbit Eternity Ring from the wishlist',
  );
  await other.getByRole('button', { name: 'Remove Orbit' }).click();
  await other.getByText('Nothing is on it yet.').waitFor();
  await expect.poll(() => heart.getAttribute('aria-pressed')).toBe('false');
  expect(noise.notes).toEqual([]);
});

it('keeps a piece that has left the shop, and says so', async () => {
  const merchant = await MerchantApi.signIn(inject('shop').url);
  const ring = await merchant.createLiveProduct(testRing(), 3);
  const { page } = await visit();
  await page.goto(productPath(ring.draft.slug));
  await page.getByRole('button', { name: 'Wishlist', exact: true }).click();
  await merchant.deleteProduct(ring.id);
  await expect
    .poll(async () => {
      await page.goto(wishlistPath());
      await kept(page)
        .getByText(/No longer in the shop|\$/)
        .waitFor();
      return kept(page).allInnerTexts();
    })
    .toEqual([expect.stringContaining('No longer in the shop')]);
  expect(await kept(page).innerText()).toContain(ring.draft.title);
});

it('survives a search that cannot be loaded', async () => {
  const { page } = await visit();
  await page.goto(productPath(SAMPLE));
  await page.getByRole('button', { name: 'Wishlist', exact: true }).click();
  await page.route('**/search/**/*.json', (route) => route.abort());
  await page.route('**/search/*.json', (route) => route.abort());
  await page.goto(wishlistPath());
  await page.getByText('Prices cannot be loaded right now.').waitFor();
  expect(await kept(page).innerText()).toContain('Orbit Eternity Ring');
});

it('remembers the pieces looked at, the newest first, and forgets them', async () => {
  const { page, noise } = await visit();
  const viewed = page.getByRole('region', { name: 'Recently viewed' });
  const titles = async () => {
    // The cards are made when somebody comes near them.
    await viewed.scrollIntoViewIfNeeded();
    return viewed.getByRole('listitem').allInnerTexts();
  };
  await page.goto(productPath(SAMPLE));
  expect(await viewed.isVisible()).toBe(false);
  await page.goto(productPath('alder-court-band'));
  await page.goto(productPath('glade-emerald-ring'));
  await expect.poll(titles).toEqual(['Alder Court Band', 'Orbit Eternity Ring']);
  await viewed.getByRole('link', { name: 'Alder Court Band' }).click();
  await page.waitForURL('**/products/alder-court-band/');
  await expect.poll(titles).toEqual(['Glade Emerald Ring', 'Orbit Eternity Ring']);
  await page.goto(homePath());
  await expect.poll(titles).toEqual(['Alder Court Band', 'Glade Emerald Ring', 'Orbit Eternity Ring']);
  await page.goto(wishlistPath());
  await page.getByRole('button', { name: 'Forget the pieces I looked at' }).click();
  await page.goto(productPath(SAMPLE));
  expect(await viewed.isVisible()).toBe(false);
  expect(noise.notes).toEqual([]);
});

it('shows no hearts without JavaScript', async () => {
  const { page } = await visit({ javaScriptEnabled: false });
  await page.goto(homePath());
  expect(await page.locator('[data-wish]').filter({ visible: true }).count()).toBe(0);
});
