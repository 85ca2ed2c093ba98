import { readFileSync } from 'node:fs';
import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { adminPath } from '@lapidary/shared/page-paths';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { STILL } from './fixtures/axe.ts';
import { withChromium } from './fixtures/chromium.ts';
import { deskSession } from './fixtures/desk-steps.ts';
import { HttpGuest } from './fixtures/http-guest.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { DESKTOP, deskHeading as heading, openDesk, PHONE } from './fixtures/open-desk.ts';
import { openShopDatabase } from './fixtures/shop-database.ts';
import { expectSound } from './fixtures/sound-page.ts';
import { testPendant, uniqueEmail } from './fixtures/test-piece.ts';

const { url: shop, home } = inject('shop');
const database = openShopDatabase(home);
const chromium = withChromium();
const { visit } = chromium;
let api: MerchantApi;
let desk: BrowserContextOptions;
let piece: AdminProduct;

beforeAll(async () => {
  api = await MerchantApi.signIn(shop);
  desk = await deskSession(chromium);
  piece = await api.createLiveProduct(testPendant(), 5);
});
afterAll(() => database.close());

const atDesk = (hash: string, options?: BrowserContextOptions): Promise<Page> =>
  openDesk(chromium, { ...desk, ...options }, hash);

const SECTIONS = [
  'Home',
  'Products',
  'Orders',
  'Stock',
  'Releases',
  'Categories and collections',
  'Promotions',
  'Settings',
  'People',
  'Activity',
];
const FORMS = [
  ['#/listings/category/rings', 'Rings'],
  ['#/promotions/new', 'New promotion'],
  ['#/settings/store', 'Store'],
  ['#/settings/tax', 'Tax'],
  ['#/settings/payment', 'Payment'],
  ['#/settings/shipping/standard', 'Standard delivery'],
] as const;

/** Puts five units of the piece on sale, and has one of them ordered. */
async function orderOfOne() {
  const variantId = piece.draft.variants[0]!.id;
  await api.setStock(variantId, 5);
  const guest = new HttpGuest(shop);
  await guest.addToBag(variantId);
  const email = uniqueEmail('buyer');
  const { body } = await guest.checkOut(email);
  return { variantId, email, number: body!.number };
}

describe.each([
  ['1440 px', DESKTOP],
  ['375 px', PHONE],
])('the desk at %s', (_width, options) => {
  it('leads to every section, each without a complaint or a sideways scroll', async () => {
    const { page, noise } = await visit({ ...desk, ...options, ...STILL });
    await page.goto(adminPath());
    await heading(page, 'Home').waitFor();
    for (const name of SECTIONS) {
      const menu = page.getByRole('button', { name: 'Menu' });
      if (await menu.isVisible()) await menu.click();
      await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name, exact: true }).click();
      await heading(page, name).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.getByRole('alert').count(), name).toBe(0);
      await expectSound(page, name);
    }
    for (const [hash, name] of FORMS) {
      await page.goto(adminPath() + hash);
      await heading(page, name).waitFor();
      await page.locator('.admin-form').first().waitFor();
      await expectSound(page, name);
    }
    expect(noise.notes).toEqual([]);
  });

  it('takes an order from its payment to the carrier, step by step', async () => {
    const { number, email } = await orderOfOne();
    const page = await atDesk('#/orders', options);
    await page.getByLabel('Search by number').fill(email);
    await page.getByRole('link', { name: number }).click();
    await heading(page, `Order ${number}`).waitFor();
    expect(await page.getByRole('button', { name: 'Mark as shipped' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Mark as paid' }).click();
    await page.getByRole('button', { name: 'Mark as packed' }).click();
    await page.getByRole('button', { name: 'Mark as shipped' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mark as shipped?' });
    await expectSound(page, 'the dialog of a step');
    await dialog.getByLabel('Carrier').fill('DHL');
    await dialog.getByLabel('Tracking number').fill('0034043');
    await dialog.getByRole('button', { name: 'Mark as shipped' }).click();
    await page.getByText('Parcel: DHL 0034043').waitFor();
    expect(await page.getByRole('region', { name: 'Timeline' }).locator('li strong').allInnerTexts()).toEqual(
      ['Placed', 'Paid', 'Packed', 'Shipped'],
    );
    await page.getByLabel('New note').fill('Left at nine.');
    await page.getByRole('button', { name: 'Add note' }).click();
    const notes = page.getByRole('region', { name: 'Notes' }).getByRole('paragraph');
    await notes.filter({ hasText: 'Left at nine.' }).waitFor();
    await expectSound(page, 'an order');
    expect(database.ordersOf(email)).toEqual([{ number, status: 'shipped' }]);

    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { name: 'Packing slip' }).waitFor();
    expect(await page.locator('.admin-slip').innerText()).toContain(piece.draft.title);
    expect(await page.getByRole('banner').isVisible()).toBe(false);
  });

  it('sets a stock in the list, and undoes it', async () => {
    const variantId = piece.draft.variants[0]!.id;
    await api.setStock(variantId, 3);
    const page = await atDesk('#/stock', options);
    await page.getByLabel('Search by title or SKU').fill(piece.draft.title);
    const field = page.getByLabel(`Stock of ${piece.draft.title}`);
    await field.fill('lots');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await page.getByText('Enter a whole number').waitFor();
    await field.fill('4');
    await field.press('Enter');
    await page.getByText('Set to 4').waitFor();
    expect(database.stockOf(variantId)).toBe(4);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => field.inputValue()).toBe('3');
    expect(database.stockOf(variantId)).toBe(3);

    // Somebody buys while the merchant counts.
    await field.fill('10');
    const guest = new HttpGuest(shop);
    await guest.addToBag(variantId);
    await guest.checkOut(uniqueEmail('quick'));
    await field.press('Enter');
    await page.getByText('There are 2 by now, not 3').waitFor();
    await expectSound(page, 'a refused stock');
    expect(database.stockOf(variantId)).toBe(2);
    await field.press('Enter');
    await page.getByText('Set to 10').waitFor();

    await page.getByRole('link', { name: 'History of' }).click();
    await page.getByText('10 on hand').waitFor();
    await expectSound(page, 'the history of a stock');
    const units = await page.locator('[data-label="Units"]').allInnerTexts();
    expect(units.slice(0, 4)).toEqual(['+8', '-1', '-1', '+1']);
  });
});

describe('orders', () => {
  it('are cancelled only when it is meant, and their pieces go back on sale', async () => {
    const { number, variantId } = await orderOfOne();
    expect(database.stockOf(variantId)).toBe(4);
    const page = await atDesk(`#/orders/${number}`);
    await page.getByRole('button', { name: 'Cancel order…' }).click();
    await page.getByRole('button', { name: 'Leave it as it is' }).click();
    expect(database.stockOf(variantId)).toBe(4);
    await page.getByRole('button', { name: 'Cancel order…' }).click();
    await page.getByRole('button', { name: 'Cancel order', exact: true }).click();
    await page.getByText('Nothing is left to do.').waitFor();
    expect(database.stockOf(variantId)).toBe(5);
  });

  it('show what somebody else has done when a step is no longer possible', async () => {
    const { number } = await orderOfOne();
    const page = await atDesk(`#/orders/${number}`);
    await page.getByRole('button', { name: 'Mark as paid' }).waitFor();
    await api.call('POST', `/orders/${number}/transitions`, { to: 'cancelled' });
    await page.getByRole('button', { name: 'Mark as paid' }).click();
    await page.getByRole('alert').getByText('cannot become paid').waitFor();
    await page.getByText('Nothing is left to do.').waitFor();
  });

  it('are had as a file, as the list is narrowed down', async () => {
    const { number, email } = await orderOfOne();
    const page = await atDesk('#/orders');
    await page.getByLabel('Search by number').fill(email);
    await page.getByRole('row').nth(1).waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export as CSV' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(download.suggestedFilename()).toBe('orders.csv');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(number);
  });

  it('that cannot be loaded say so, and can be asked for again', async () => {
    const page = await atDesk('#/');
    await page.route('**/api/admin/orders*', (route) => route.abort());
    await page.goto(`${adminPath()}#/orders`);
    await page.getByRole('alert').getByText('could not be reached').waitFor();
    await page.unroute('**/api/admin/orders*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

describe('the keys of the desk', () => {
  it('go to the search, explain themselves, and can be switched off', async () => {
    const page = await atDesk('#/orders');
    const search = page.getByLabel('Search by number');
    await heading(page, 'Orders').waitFor();
    await page.keyboard.press('/');
    expect(await search.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('what?/');
    expect(await search.inputValue()).toBe('what?/');
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.getByLabel('Shortcuts of a single key').uncheck();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('?');
    await page.keyboard.press('/');
    expect(await help.count()).toBe(0);
    expect(await search.evaluate((element) => element === document.activeElement)).toBe(false);
  });
});

describe('what was done', () => {
  it('can be read by area and number, with before and after', async () => {
    const { number, variantId } = await orderOfOne();
    await api.call('POST', `/orders/${number}/transitions`, { to: 'paid' });
    await api.setStock(variantId, 9);
    const page = await atDesk('#/activity');
    await page.getByLabel('What', { exact: true }).selectOption('inventory');
    const link = page.locator(`a[href="#/stock/${variantId}"]`);
    const entry = page.getByRole('listitem').filter({ hasText: 'Set a stock', has: link }).first();
    await entry.getByText('1 value').click();
    await entry.getByRole('row', { name: 'stock 4 9' }).waitFor();
    await expectSound(page, 'what was changed');
    await page.getByLabel('What', { exact: true }).selectOption('desk');
    await page.getByLabel('Of an order number').fill(number);
    await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(1);
    expect(await page.getByRole('main').getByRole('listitem').innerText()).toContain(
      'Marked an order as paid',
    );
    await page.getByRole('link', { name: number }).click();
    await heading(page, `Order ${number}`).waitFor();
  });

  it('and what is to do is told first', async () => {
    const { number } = await orderOfOne();
    await api.call('POST', `/orders/${number}/transitions`, { to: 'paid' });
    const page = await atDesk('#/');
    await page.getByRole('img', { name: /^Sales by day: \$/ }).waitFor();
    await page.getByRole('img', { name: /^Seconds until each release was live/ }).waitFor();
    await page.getByRole('link', { name: /orders? to pack$/ }).click();
    await page.getByRole('link', { name: number }).waitFor();
    expect(await page.getByLabel('Show', { exact: true }).inputValue()).toBe('to-pack');
  });
});
