import { homePath } from '@lapidary/shared/page-paths';
import { expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { choose, goToCategory } from './fixtures/shopper-steps.ts';
import { testRing } from './fixtures/test-piece.ts';

const { visit } = withChromium();

it('without JavaScript the shop can be looked at, every variant with its price', async () => {
  const merchant = await MerchantApi.signIn(inject('shop').url);
  const document = testRing({ categorySlug: 'signets' });
  const prices = ['$310.00', '$320.00', '$330.00', '$340.00'];
  const variants = document.variants.map((variant, index) => ({ ...variant, price: 31_000 + index * 1_000 }));
  const ring = await merchant.createLiveProduct({ ...document, variants }, 5);
  const { page, noise } = await visit({ javaScriptEnabled: false });

  await page.goto(homePath());
  await goToCategory(page, 'Signets');
  // Each metal of a category has a page, which needs no script either.
  const byMetal = page.getByRole('navigation', { name: 'By metal and stone' });
  await byMetal.getByRole('link', { name: 'Gold', exact: true }).click();
  await page.getByRole('heading', { name: 'Signets: Gold', level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/signets/metal/gold/');
  await page.getByRole('main').getByRole('link', { name: ring.draft.title }).click();
  await page.getByRole('heading', { name: ring.draft.title, level: 1 }).waitFor();

  const html = await page.content();
  for (const price of prices) expect(html).toContain(price);
  expect(html).toContain('The bag needs JavaScript.');
  // The ways of delivery of the sample shop; a date needs a script that knows the day.
  expect(await page.locator('.arrival').innerText()).toBe('Arrives in 1–4 working days.');
  const shown = page.locator('.variant').filter({ visible: true });
  expect(await shown.allInnerTexts()).toEqual([expect.stringContaining('$310.00')]);
  await choose(page, ['Gold', '7']);
  expect(await shown.allInnerTexts()).toEqual([expect.stringContaining('$340.00')]);
  expect(noise.notes).toEqual([]);
});
