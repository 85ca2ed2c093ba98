import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import type { VersionedStoreSettings } from '@lapidary/shared/catalog/store';
import { adminPath, productPath } from '@lapidary/shared/page-paths';
import type { VersionedTaxSettings } from '@lapidary/shared/pricing/store-settings';
import type { Forecast } from '@lapidary/shared/publishing/forecast';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { STILL } from './fixtures/axe.ts';
import { withChromium } from './fixtures/chromium.ts';
import { deskSession, receiptOf } from './fixtures/desk-steps.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { DESKTOP, deskHeading as heading, openDesk, PHONE } from './fixtures/open-desk.ts';
import { fetchPage } from './fixtures/site.ts';
import { expectSound } from './fixtures/sound-page.ts';
import { testPendant, unique } from './fixtures/test-piece.ts';

const { url: shop } = inject('shop');
const chromium = withChromium();
const { visit } = chromium;
let api: MerchantApi;
let desk: BrowserContextOptions;

beforeAll(async () => {
  api = await MerchantApi.signIn(shop);
  desk = await deskSession(chromium);
});

const atDesk = (hash: string, options?: BrowserContextOptions): Promise<Page> =>
  openDesk(chromium, { ...desk, ...options }, hash);

/** A live piece with another price and another address in its draft. */
async function changedPiece(): Promise<AdminProduct> {
  const product = await api.createLiveProduct(testPendant(), 5);
  const [variant] = product.draft.variants;
  const slug = `${product.draft.slug}-moved`;
  return await api.saveDraft(product, { ...product.draft, slug, variants: [{ ...variant!, price: 34_500 }] });
}

const forecastOf = (page: Page) => page.getByRole('region', { name: 'What will change' });
const ask = (page: Page) => page.getByRole('button', { name: 'See what will change' });

describe.each([
  ['1440 px', DESKTOP],
  ['375 px', PHONE],
])('what publishing changes, at %s', (_width, options) => {
  it('is told before it is pressed, and by the release afterwards, page by page and field by field', async () => {
    const product = await changedPiece();
    const { title, slug } = product.draft;
    const page = await atDesk(`#/products/${product.id}`, options);
    await ask(page).click();
    const forecast = forecastOf(page);
    await forecast.getByText(productPath(slug), { exact: true }).waitFor();
    await forecast
      .getByRole('heading', { name: /^\d+ pages would change: \d+ changed, \d+ new, and \d+ gone$/ })
      .waitFor();
    await expectSound(page, 'a forecast');

    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await receiptOf(page).waitFor();
    expect(await forecast.count()).toBe(0);
    await receiptOf(page).getByText(productPath(slug), { exact: true }).waitFor();
    await ask(page).waitFor({ state: 'detached' });

    await page.goto(`${adminPath()}#/releases`);
    await page
      .getByRole('link', { name: `Publish “${title}”` })
      .first()
      .click();
    const changes = page.getByRole('region', { name: 'What changed' });
    await changes.getByText('2 fields').click();
    await changes.getByRole('row', { name: 'Price $120.00 $345.00' }).waitFor();
    await changes.getByRole('row', { name: `Slug ${slug.replace('-moved', '')} ${slug}` }).waitFor();
    await expectSound(page, 'the changes of a release');
    await changes.getByRole('link', { name: 'See its page' }).click();
    await heading(page, title).waitFor();
  });
});

describe('a forecast', () => {
  /** Has the API answer what it would answer in another case. */
  const answerWith = (page: Page, change: Partial<Forecast>) =>
    page.route('**/api/admin/forecasts**', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as Forecast), ...change } });
    });

  it('says when it is no longer true, and is asked for again', async () => {
    const product = await changedPiece();
    const page = await atDesk(`#/products/${product.id}`);
    await ask(page).click();
    await forecastOf(page).waitFor();
    const outdated = page.getByText('Something has changed since');
    expect(await outdated.count()).toBe(0);
    await page.getByLabel('Title', { exact: true }).fill(`${product.draft.title}, renamed`);
    await outdated.waitFor();
    await expectSound(page, 'an outdated forecast');
    await page.getByRole('button', { name: 'Save and see what will change' }).click();
    await outdated.waitFor({ state: 'detached' });
    await forecastOf(page).waitFor();

    // By somebody else, somewhere else.
    const saved = await api.getProduct(product.id);
    await api.saveDraft(saved, { ...saved.draft, description: 'By somebody else.' });
    await outdated.waitFor();
  });

  it('that does not come keeps nobody from publishing', async () => {
    const product = await changedPiece();
    const page = await atDesk(`#/products/${product.id}`);
    await answerWith(page, { state: 'failed', error: 'the stone fell out' });
    await ask(page).click();
    await page.getByRole('alert').getByText('the stone fell out').waitFor();
    await expectSound(page, 'a failed forecast');
    await page.unroute('**/api/admin/forecasts**');
    await answerWith(page, { state: 'waiting' });
    await page.clock.install();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Finding out which pages would change…').waitFor();
    await page.clock.fastForward(12_000);
    await page.getByText('The publisher has not answered yet.').waitFor();
    await expectSound(page, 'a forecast that does not come');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await receiptOf(page).waitFor();
    expect(await page.getByText('The publisher has not answered yet.').count()).toBe(0);
  });

  it('of several pieces tells what all of them change together', async () => {
    const products = [await changedPiece(), await changedPiece()];
    const selection = { productIds: products.map(({ id }) => id) };
    const { id } = await api.call<{ id: string }>('POST', '/bulk-edits', {
      selection,
      change: { kind: 'publish' },
    });
    const page = await atDesk(`#/bulk-edits/${id}`);
    await page.getByRole('button', { name: 'See which pages will change' }).click();
    const forecast = forecastOf(page);
    await forecast.getByText('By 2 pieces:').waitFor();
    for (const { draft } of products)
      await forecast.getByText(productPath(draft.slug), { exact: true }).waitFor();
    await page.getByLabel(`Change ${products[0]!.draft.title}`).uncheck();
    await page.getByText('Something has changed since').waitFor();
    await expectSound(page, 'the forecast of a bulk edit');
    await page.getByRole('button', { name: 'See which pages will change' }).click();
    await page.getByText('Something has changed since').waitFor({ state: 'detached' });
    await forecast
      .getByText(productPath(products[0]!.draft.slug), { exact: true })
      .waitFor({ state: 'detached' });
    await forecast.getByText(productPath(products[1]!.draft.slug), { exact: true }).waitFor();
  });
});

describe('what is edited', () => {
  it('of a category is public by itself', async () => {
    const text = `Rings, as of ${unique()}.`;
    const page = await atDesk('#/listings/category/rings');
    await page.getByLabel('Description', { exact: true }).fill(text);
    await page.keyboard.press('Control+s');
    await receiptOf(page).waitFor();
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
    await receiptOf(page).waitFor();
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

  it('by two merchants at once is never lost: the second one sees both, and merges them', async () => {
    const read = () => api.call<VersionedTaxSettings>('GET', '/settings/tax');
    const before = await read();
    const page = await atDesk('#/settings/tax');
    await page.getByRole('button', { name: 'Add a country' }).click();
    await page.getByLabel('Country').last().fill('fo');
    await page.getByLabel('Percent', { exact: true }).last().fill('25');
    const theirs = { ...before.settings, rates: { ...before.settings.rates, IS: 2400 } };
    await api.call('PUT', '/settings/tax', theirs, { 'if-match': `"${before.version}"` });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'This was saved meanwhile' });
    await dialog.getByRole('row', { name: 'Rate in IS — 24' }).waitFor();
    await dialog.getByText('You saved it in another window just now.').waitFor();
    await expectSound(page, 'the dialog of a conflict');
    await dialog.getByRole('button', { name: 'Merge' }).click();
    await page.getByText('Taken from theirs: Rate in IS.').waitFor();
    expect((await read()).settings).toEqual(theirs);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const after = await read();
    expect(after.settings.rates).toEqual({ ...theirs.rates, FO: 2500 });
    await api.call('PUT', '/settings/tax', before.settings, { 'if-match': `"${after.version}"` });
  });
});
