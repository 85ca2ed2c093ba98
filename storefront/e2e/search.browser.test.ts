import { homePath, searchPath } from '@lapidary/shared/page-paths';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { arriveAt, hasFocus } from './fixtures/shopper-steps.ts';

const { visit } = withChromium();

const field = (page: Page) => page.getByLabel('Search for pieces').filter({ visible: true });
const options = (page: Page) => page.getByRole('option');

async function openSearch(page: Page): Promise<void> {
  await page.goto(homePath());
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
  await page.getByRole('dialog', { name: 'Search' }).waitFor();
}

describe('the search in the header', () => {
  it('loads nothing before it is opened, then suggests pieces with picture and price, whatever the typo', async () => {
    const { page, noise } = await visit();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(homePath());
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => path.startsWith('/search/') || path.includes('worker'))).toEqual([]);

    await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
    await field(page).pressSequentially('emrald');
    const first = options(page).filter({ hasText: 'Emerald' }).first();
    await first.waitFor();
    expect(await first.innerText()).toMatch(/\$[\d,]+\.\d\d/);
    await expect
      .poll(() => first.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    expect(await page.getByRole('dialog').getByRole('status').innerText()).toMatch(/^\d+ pieces? found\.$/);
    await first.click();
    await page.waitForURL('**/products/*emerald*/');
    expect(noise.notes).toEqual([]);
  });

  it('works by keyboard: arrows mark, Escape closes the list and then the dialog, Enter goes there', async () => {
    const { page, noise } = await visit();
    await openSearch(page);
    await expect.poll(() => hasFocus(field(page))).toBe(true);
    await page.keyboard.type('ring');
    // Answers to what was typed on the way come before that to the whole word, each with a list of its own.
    await page.locator('a[role="option"][href$="?q=ring"]').waitFor();
    const marked = () => page.locator('[role="option"][aria-selected="true"]');
    const active = () => field(page).getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe(await options(page).nth(1).getAttribute('id'));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await active()).toBeNull();
    await page.keyboard.press('ArrowUp');
    expect(await marked().innerText()).toMatch(/^All \d+ results$/);

    await page.keyboard.press('Escape');
    expect(await field(page).getAttribute('aria-expanded')).toBe('false');
    expect(await field(page).inputValue()).toBe('ring');
    await page.keyboard.press('ArrowDown');
    const title = await marked().locator('.title').innerText();
    await page.keyboard.press('Enter');
    await arriveAt(page, title);

    await page.getByRole('banner').getByRole('link', { name: 'Search' }).press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Search' }).waitFor({ state: 'hidden' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Search');
    expect(noise.notes).toEqual([]);
  });

  it('fits a phone, by touch, down to the results page', async () => {
    const { page, noise } = await visit({
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    await page.goto(homePath());
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).tap();
    await field(page).fill('gold');
    await options(page).first().waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(320);
    for (const option of await options(page).all()) {
      expect((await option.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    }
    // A price stays in one line, below its title.
    const price = await options(page).first().locator('.price').boundingBox();
    expect(price!.height).toBeLessThan(40);
    await page.getByRole('option', { name: /^All \d+ results$/ }).tap();
    await page.waitForURL('**/search/?q=gold');
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    expect(noise.notes).toEqual([]);
  });
});

describe('the results page', () => {
  it('shows what the address asks for, and comes back with Back', async () => {
    const { page, noise } = await visit();
    await page.goto(searchPath('hoops'));
    const results = page.getByRole('list', { name: 'Results' });
    await results.getByRole('listitem').first().waitFor();
    expect(await field(page).inputValue()).toBe('hoops');
    const shown = await results.getByRole('listitem').count();
    expect(await page.getByRole('main').getByRole('status').last().innerText()).toBe(
      `${shown} pieces for “hoops”`,
    );
    expect(await page.title()).toContain('“hoops”');
    await results.getByRole('link').first().click();
    await page.waitForURL('**/products/**');
    await page.goBack();
    await expect.poll(() => results.getByRole('listitem').count()).toBe(shown);
    expect(noise.notes).toEqual([]);
  });

  it('offers ways on when there is nothing, and before anything is asked', async () => {
    const { page } = await visit();
    await page.goto(searchPath('xyzzy'));
    await page.getByText('Nothing found for “xyzzy”.').waitFor();
    await page
      .getByRole('navigation', { name: 'Look through a category' })
      .getByRole('link')
      .first()
      .waitFor();
    await page.goto(searchPath());
    await page
      .getByRole('navigation', { name: 'Look through a category' })
      .getByRole('link')
      .first()
      .waitFor();
    await field(page).fill('hoops');
    await field(page).press('Enter');
    await page.waitForURL('**/search/?q=hoops');
    await page.getByText(/for “hoops”$/).waitFor();
  });

  it('says when it cannot be loaded, and tries again without a new page', async () => {
    const { page } = await visit();
    await page.route('**/search/0.json', (route) => route.abort());
    await page.goto(searchPath('ring'));
    await page.getByText('The search could not be loaded.').waitFor();
    await page.unroute('**/search/0.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(/for “ring”$/).waitFor();
    expect(await page.getByText('The search could not be loaded.').isVisible()).toBe(false);
  });

  it('explains itself without JavaScript', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    await page.goto(homePath());
    await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
    await page.waitForURL('**/search/');
    expect(await page.content()).toContain('The search runs in your browser and needs JavaScript.');
    await field(page).fill('ring');
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
    await page.waitForURL('**/search/?q=ring');
    await page
      .getByRole('navigation', { name: 'Look through a category' })
      .getByRole('link')
      .first()
      .waitFor();
  });
});
