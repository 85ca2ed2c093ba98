import { checkoutPath, homePath, productPath } from '@lapidary/shared/page-paths';
import { HtmlValidate } from 'html-validate';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { openShopDatabase } from './fixtures/shop-database.ts';
import { addToBag, bagCount, bringToCheckout, fillCheckout, orderButton } from './fixtures/shopper-steps.ts';
import { fetchPage } from './fixtures/site.ts';
import { expectSound } from './fixtures/sound-page.ts';
import { testPendant, uniqueEmail } from './fixtures/test-piece.ts';
import { apiIsBack, withoutApi } from './fixtures/without-api.ts';

const { url: shop, home } = inject('shop');
const database = openShopDatabase(home);
const { visit } = withChromium();
let merchant: MerchantApi;

beforeAll(async () => {
  merchant = await MerchantApi.signIn(shop);
});
afterAll(() => database.close());

afterEach(() => apiIsBack(shop));

describe('while the API is dead', () => {
  it('every kind of page answers; the bag keeps its count; when the API is back the bag is still there', async () => {
    const pendant = await merchant.createLiveProduct(testPendant(), 5);
    const path = productPath(pendant.draft.slug);
    const { page } = await visit();
    await page.goto(path);
    await addToBag(page);

    await withoutApi({ url: shop, home }, async () => {
      for (const each of [homePath(), '/rings/', path])
        expect(await fetchPage(shop, each), each).toMatchObject({
          status: 200,
          html: expect.stringMatching(/\$[\d,]+\.\d\d/),
        });
      for (const each of [checkoutPath(), '/account/', '/admin/'])
        expect(await fetchPage(shop, each), each).toMatchObject({ status: 200 });
      const direct = await fetchPage(shop, '/api/health');
      expect(direct.status).toBe(503);
      expect(direct.html, 'for people, the maintenance page').toContain('We are working on the shop');
      await page.goto('/api/health');
      const topOf = async (part: Locator) => (await part.boundingBox())!.y;
      const heading = page.getByRole('heading', { level: 1 });
      expect(await topOf(page.locator('.site-name'))).toBeLessThan(await topOf(heading));
      await page.setViewportSize({ width: 320, height: 640 });
      await expectSound(page, 'maintenance');
      const { results } = await new HtmlValidate({
        root: true,
        extends: ['html-validate:recommended'],
        elements: ['html5'],
      }).validateString(direct.html);
      expect(results).toEqual([]);

      await page.goBack();
      await page.getByRole('heading', { name: pendant.draft.title, level: 1 }).waitFor();
      await page.reload();
      await expect.poll(() => bagCount(page).innerText()).toBe('1');

      await page.getByRole('button', { name: 'Add to bag' }).click();
      await page.getByText('The shop cannot be reached at the moment. Please try again').waitFor();
      await expect.poll(() => bagCount(page).innerText()).toBe('1');

      await page.goto(checkoutPath());
      await page.getByText('The shop cannot be reached at the moment.').waitFor();
      await page.getByText('Your bag is kept; you can go on filling in the form.').waitFor();
      await expect.poll(() => bagCount(page).innerText()).toBe('1');
    });

    await apiIsBack(shop);
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.locator('.checkout .bag-line').getByText(pendant.draft.title).waitFor();
  });

  it('an order says that it got no answer, and its retry makes one order', async () => {
    const pendant = await merchant.createLiveProduct(testPendant(), 5);
    const email = uniqueEmail('patient');
    const { page } = await visit();
    await bringToCheckout(page, pendant.draft.slug);
    await fillCheckout(page, email);
    await withoutApi({ url: shop, home }, async () => {
      await orderButton(page).click();
      const notice = page.getByRole('alert').filter({ hasText: 'No answer yet' });
      await notice.getByText('Your details and your bag are kept.').waitFor();
      expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe(email);
    });

    await apiIsBack(shop);
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    expect(database.ordersOf(email)).toHaveLength(1);
    expect(database.stockOf(pendant.draft.variants[0]!.id)).toBe(4);
  });

  it('a sign-in says that the shop cannot be reached, not that the password is wrong', async () => {
    const { page } = await visit();
    await page.goto('/account/sign-in/');
    await page.getByLabel('Email', { exact: true }).fill('shopper@lapidary.test');
    await page.getByLabel('Password', { exact: true }).fill('Shopper-2026');
    await withoutApi({ url: shop, home }, async () => {
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').getByText('We could not reach the sign-in service.').waitFor();
    });
  });
});
