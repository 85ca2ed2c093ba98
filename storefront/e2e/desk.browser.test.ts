import { readFileSync } from 'node:fs';
import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { VersionedStoreSettings } from '@lapidary/shared/catalog/store';
import { adminPath } from '@lapidary/shared/page-paths';
import type { VersionedTaxSettings } from '@lapidary/shared/pricing/store-settings';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { STILL } from './fixtures/axe.ts';
import { withChromium } from './fixtures/chromium.ts';
import { deskSession } from './fixtures/desk-steps.ts';
import { HttpGuest } from './fixtures/http-guest.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { openShopDatabase } from './fixtures/shop-database.ts';
import { fetchPage } from './fixtures/site.ts';
import { expectSound } from './fixtures/sound-page.ts';
import { testPendant, unique, uniqueEmail } from './fixtures/test-piece.ts';

const { url: shop, home } = inject('shop');
const database = openShopDatabase(home);
const chromium = withChromium();
const { visit } = chromium;
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 375, height: 812 } };
let api: MerchantApi;
let desk: BrowserContextOptions;
let piece: AdminProduct;

beforeAll(async () => {
  api = await MerchantApi.signIn(shop);
  desk = await deskSession(chromium);
  piece = await api.createLiveProduct(testPendant(), 5);
});
afterAll(() => database.close());

async function atDesk(hash: string, options: BrowserContextOptions = DESKTOP): Promise<Page> {
  const { page } = await visit({ ...desk, ...options, ...STILL });
  await page.goto(adminPath() + hash);
  return page;
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

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

describe('what is edited', () => {
  it('of a category is public by itself', async () => {
    const text = `Rings, as of ${unique()}.`;
    const page = await atDesk('#/listings/category/rings');
    await page.getByLabel('Description', { exact: true }).fill(text);
    await page.keyboard.press('Control+s');
    await page.getByRole('region', { name: 'Receipt' }).waitFor();
    expect((await fetchPage(shop, '/rings/')).html).toContain(text);
  });

  it('of the shop stands above every page in each language, with its contact below, until it is taken back', async () => {
    const { settings } = await api.call<VersionedStoreSettings>('GET', '/settings/store');
    const text = `Closed on Monday, as of ${unique()}`;
    const page = await atDesk('#/settings/store');
    await page.getByLabel('Email').fill('nobody');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Invalid email').waitFor();
    await page.getByLabel('Email').fill('hello@shop.test');
    await page.getByLabel('Phone').fill('+44 20 7946 0000');
    await page.getByLabel('Text above every page').fill(text);
    await page.getByLabel('Where it leads').fill('/delivery/');
    await expectSound(page, 'the store');
    await page.keyboard.press('Control+s');
    await page.getByRole('region', { name: 'Receipt' }).waitFor();
    for (const [path, link] of [
      ['/', '/delivery/'],
      ['/vi/rings/', '/vi/delivery/'],
    ] as const) {
      const { html } = await fetchPage(shop, path);
      expect(html).toContain(`<a href="${link}">${text}</a>`);
      expect(html).toContain('href="mailto:hello@shop.test"');
      expect(html).toContain('<a href="tel:+442079460000">+44\u00a020\u00a07946\u00a00000</a>');
    }
    const { page: home } = await visit({ ...PHONE, ...STILL });
    await home.goto('/');
    await expectSound(home, 'a page with an announcement');
    await page.getByLabel('Email').fill(settings.contact.email);
    await page.getByLabel('Phone').fill(settings.contact.phone);
    await page.getByLabel('Text above every page').fill('');
    await page.getByLabel('Where it leads').fill('');
    await page.keyboard.press('Control+s');
    await expect.poll(async () => (await fetchPage(shop, '/')).html).not.toContain(text);
  });

  it('is put away, brought back, copied and deleted, and says what that does', async () => {
    const slug = `gone-${unique().toLowerCase()}`;
    const words = { title: 'Gone soon', description: '', position: 90 };
    await api.call('PUT', `/categories/${slug}`, words);
    const draft = { ...testPendant(), categorySlug: slug };
    const product = await api.createDraft(draft);
    const page = await atDesk(`#/products/${product.id}`);
    await page.getByRole('button', { name: 'Archive product' }).click();
    await page.getByText('It is put away').waitFor();
    await page.getByRole('link', { name: 'All products' }).click();
    await page.getByLabel('Search products').fill(draft.title);
    await page.getByText('No product matches.').waitFor();
    await page.getByLabel('With status').selectOption('archived');
    await page.getByRole('link', { name: draft.title }).click();
    await page.getByRole('button', { name: 'Bring back' }).click();
    await page.getByText('Brought back as a draft.').waitFor();
    await page.getByRole('button', { name: 'Duplicate product' }).click();
    await heading(page, `${draft.title} (copy)`).waitFor();
    expect(await page.getByLabel('SKU').first().inputValue()).toBe('');

    await page.goto(`${adminPath()}#/listings/category/${slug}`);
    await page.getByRole('button', { name: 'Delete the category Gone soon' }).click();
    await page.getByText('2 pieces lose this category, none of them in the shop.').waitFor();
    const dialog = page.getByRole('dialog', { name: 'Delete the category Gone soon?' });
    await dialog.getByLabel('Their new category').selectOption('Rings');
    await expectSound(page, 'the dialog of a deletion');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await heading(page, 'Categories and collections').waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'Gone soon' }).count()).toBe(0);
    expect((await api.getProduct(product.id)).draft.categorySlug).toBe('rings');
  });

  it('of a promotion is refused where it is wrong, then kept, then deleted', async () => {
    const code = `TEST-${unique()}`.toUpperCase();
    const page = await atDesk('#/promotions/new');
    await page.getByLabel('Code', { exact: true }).fill('!');
    await page.getByLabel('Percentage').fill('150');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('More than 100 %').waitFor();
    await page.getByText('Must be 2 to 40 letters').waitFor();
    await expectSound(page, 'a form with faults');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-percent');
    await page.getByLabel('Code', { exact: true }).fill(code);
    await page.getByLabel('Percentage').fill('12.5');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'All promotions' }).click();
    await page
      .getByRole('row', { name: `${code} 12.5 % off` })
      .getByRole('link')
      .click();
    await page.getByRole('button', { name: `Delete the code ${code}` }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('Deleted', { exact: true }).waitFor();
    await heading(page, 'Promotions').waitFor();
    await expect.poll(() => page.getByText(code).count()).toBe(0);
  });

  it('by two merchants at once is never lost: the second one sees both and chooses', async () => {
    const read = () => api.call<VersionedTaxSettings>('GET', '/settings/tax');
    const before = await read();
    const page = await atDesk('#/settings/tax');
    await page.getByRole('button', { name: 'Add a country' }).click();
    await page.getByLabel('Country').last().fill('fo');
    await page.getByLabel('Percent', { exact: true }).last().fill('25');
    const theirs = { ...before.settings, rates: { ...before.settings.rates, IS: 2400 } };
    await api.call('PUT', '/settings/tax', theirs, { 'if-match': `"${before.version}"` });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Someone else saved this meanwhile' });
    await dialog.getByRole('row', { name: 'Rate in IS — 24' }).waitFor();
    await expectSound(page, 'the dialog of a conflict');
    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const after = await read();
    expect(after.settings.rates).toEqual({ ...before.settings.rates, FO: 2500 });
    await api.call('PUT', '/settings/tax', before.settings, { 'if-match': `"${after.version}"` });
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
