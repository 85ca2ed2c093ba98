import { checkoutPath, productPath } from '@lapidary/shared/page-paths';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { openShopDatabase } from './fixtures/shop-database.ts';
import { addToBag, bringToCheckout, fillCheckout, hasFocus, orderButton } from './fixtures/shopper-steps.ts';
import { testPendant, uniqueEmail } from './fixtures/test-piece.ts';

// The sample shop has an insured courier for $25 and the code WELCOME10.
const { url: shop, home } = inject('shop');
const database = openShopDatabase(home);
const { visit } = withChromium();
let slug: string;

beforeAll(async () => {
  const merchant = await MerchantApi.signIn(shop);
  slug = (await merchant.createLiveProduct(testPendant(), 20)).draft.slug;
});
afterAll(() => database.close());

const totals = async (page: Page) => (await page.locator('.totals').innerText()).replace(/\s+/g, ' ');
const totalIs = (page: Page, amount: string) =>
  page.locator('.totals dd.total', { hasText: amount }).waitFor();

it('a shopper chooses the delivery, applies a code by keyboard, and orders at the total shown', async () => {
  const { page, noise } = await visit();
  await bringToCheckout(page, slug);
  await expect.poll(() => totals(page)).toContain('Depend on the country');
  await fillCheckout(page, uniqueEmail('terms'));
  await totalIs(page, '$120.00');

  await page.getByRole('radio', { name: /^Insured courier/ }).check();
  await totalIs(page, '$145.00');

  await page.getByLabel('Promotion code').fill('welcome10');
  await page.keyboard.press('Enter');
  await page.getByText('Code WELCOME10: $12.00 off').waitFor();
  await expect.poll(() => hasFocus(page.getByRole('button', { name: 'Remove the code' }))).toBe(true);
  await expect
    .poll(() => totals(page))
    .toBe('Subtotal $120.00 Discount (WELCOME10) −$12.00 Delivery Insured courier $25.00 Total $133.00');

  await orderButton(page).click();
  await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
  const main = await page.getByRole('main').innerText();
  for (const text of ['$133.00', 'WELCOME10', 'Insured courier', 'Bank transfer'])
    expect(main).toContain(text);
  expect(noise.notes).toEqual([]);
});

it('a code that cannot be used says why, and one that can be is taken away again', async () => {
  const { page } = await visit();
  await bringToCheckout(page, slug);
  const code = page.getByLabel('Promotion code');
  const apply = page.getByRole('button', { name: 'Apply' });
  await apply.click();
  await page.getByText('Enter the code first.').waitFor();
  await code.fill('NO-SUCH-CODE');
  await apply.click();
  await page.getByText('Choose the country first').waitFor();
  await fillCheckout(page, uniqueEmail('terms'));
  await apply.click();
  await page.getByText('We know no code NO-SUCH-CODE.').waitFor();
  await code.fill('GIFT50');
  await apply.click();
  await page.getByText('The code GIFT50 counts from $500.00 worth of pieces.').waitFor();
  expect(await code.getAttribute('aria-invalid')).toBe('true');

  await code.fill('FREESHIP');
  await apply.click();
  await page.getByRole('button', { name: 'Remove the code' }).press('Enter');
  await expect.poll(() => hasFocus(code)).toBe(true);
  await totalIs(page, '$120.00');
});

it('paying in the shop goes with picking the order up', async () => {
  const email = uniqueEmail('terms');
  const { page } = await visit();
  await bringToCheckout(page, slug);
  await fillCheckout(page, email);
  const inStore = page.getByRole('radio', { name: /^Pay in the shop/ });
  await page.getByText('Paying in the shop goes with picking the order up.').waitFor();
  expect(await inStore.isDisabled()).toBe(true);
  await page.getByRole('radio', { name: /^Pick up in the shop/ }).check();
  await inStore.check();
  await orderButton(page).click();
  await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
  await page.getByText('Pay when you pick them up').waitFor();
  expect(database.ordersOf(email)).toHaveLength(1);
});

it('a gift note is written in the bag and arrives with the order', async () => {
  const { page } = await visit();
  await page.goto(productPath(slug));
  await addToBag(page);
  await page.getByRole('button', { name: /^Bag/ }).click();
  await page.getByRole('button', { name: 'Add a gift note' }).press('Enter');
  const field = page.getByLabel('Gift note');
  await expect.poll(() => hasFocus(field)).toBe(true);
  await page.keyboard.type('For Mai, with love');
  await page.getByRole('button', { name: 'Save the note' }).click();
  await page.getByRole('button', { name: 'Change the gift note' }).waitFor();

  await page.goto(checkoutPath());
  await page.getByText('For Mai, with love').waitFor();
  await fillCheckout(page, uniqueEmail('terms'));
  await orderButton(page).click();
  await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
  expect(await page.getByRole('main').innerText()).toContain('For Mai, with love');
});

it('a postal code is asked for where the country has them', async () => {
  const { page } = await visit();
  await bringToCheckout(page, slug);
  await fillCheckout(page, uniqueEmail('terms'));
  await page.getByLabel('Postal code').fill('1');
  await orderButton(page).click();
  await page.getByRole('link', { name: 'This is no postal code of the country chosen' }).click();
  expect(await page.getByLabel('Postal code').getAttribute('aria-invalid')).toBe('true');
});
