import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { variantTitle } from '@lapidary/shared/catalog/product';
import { collectionPath, collectionsPath, homePath, productPath } from '@lapidary/shared/page-paths';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { addToBag, bagCount, choose, hasFocus } from './fixtures/shopper-steps.ts';
import { fetchPage } from './fixtures/site.ts';
import { testRing, unique } from './fixtures/test-piece.ts';

const { url: shop } = inject('shop');
const { visit } = withChromium();
const METALS = ['Silver', 'Yellow gold', 'White gold', 'Platinum'];
const SIZES = ['5', '5.5', '6', '6.5', '7', '7.5'];
const PHONE = { viewport: { width: 375, height: 700 } };

let merchant: MerchantApi;
/** A name of 60 characters, and 24 variants: the first has 2 units, the second none, the others 5. */
let piece: AdminProduct;
/** Holds this piece alone; and what its page answered before. */
let collection: string;
let withoutPieces: number;
beforeAll(async () => {
  merchant = await MerchantApi.signIn(shop);
  const run = unique();
  const title = `Hand-engraved anniversary band with marquise leaves ${run}`;
  expect(title).toHaveLength(60);
  const variants = METALS.flatMap((metal, row) =>
    SIZES.map((size, place) => ({
      ...testRing().variants[0]!,
      sku: `${run}-${row}-${place}`,
      optionValues: [metal, size],
      price: 48_000 + row * 10_000 + place * 500,
    })),
  );
  const options = [
    { name: 'Metal', values: METALS },
    { name: 'Ring size', values: SIZES },
  ];
  collection = `bands-${run}`;
  const listing = { title: 'Anniversary bands', description: '', position: 99 };
  await merchant.call('PUT', `/collections/${collection}`, listing);
  withoutPieces = (await fetchPage(shop, collectionPath(collection))).status;
  const document = { title, slug: `band-${run}`, collectionSlugs: [collection], options, variants };
  const saved = await merchant.createDraft(testRing(document));
  for (const [index, { id }] of saved.draft.variants.entries()) {
    await merchant.setStock(id, index === 0 ? 2 : index === 1 ? 0 : 5);
  }
  await merchant.publish(saved.id);
  piece = await merchant.getProduct(saved.id);
});

const open = (page: Page) => page.goto(productPath(piece.draft.slug));
const shownPanel = (page: Page) => page.locator('.variant').filter({ visible: true });

describe('a choice among 24 variants', () => {
  it('shows its price, SKU, stock and address with the press itself, and is found again by the address', async () => {
    const { page, noise } = await visit();
    await open(page);
    // Read in the same turn as the press: nothing is waited for.
    const { shown, search, ms } = await page.evaluate(() => {
      const started = performance.now();
      const label = [...document.querySelectorAll('.choices label')].find(({ textContent }) =>
        textContent.trim().startsWith('Platinum'),
      );
      (label as HTMLElement).click();
      const panels = [...document.querySelectorAll<HTMLElement>('.variant')];
      const shown = panels.filter((panel) => panel.checkVisibility()).map((panel) => panel.innerText);
      return { shown, search: location.search, ms: performance.now() - started };
    });
    process.stdout.write(`a choice among 24 variants is shown within ${ms.toFixed(1)} ms\n`);
    const sku = piece.draft.variants.find((variant) => variantTitle(variant) === 'Platinum / 5')!.sku;
    expect(shown).toEqual([expect.stringMatching(/\$780\.00/)]);
    expect(shown[0]).toContain(`SKU ${sku}`);
    expect(shown[0]).toContain('In stock');
    expect(search).toBe(`?variant=${sku}`);

    await page.reload();
    expect(await shownPanel(page).innerText()).toContain(`SKU ${sku}`);
    expect(await page.getByRole('radio', { name: 'Platinum' }).isChecked()).toBe(true);
    expect(noise.notes).toEqual([]);
  });

  it('brings the picture that shows it to the front', async () => {
    const { page } = await visit(PHONE);
    await page.goto(productPath('orbit-eternity-ring'));
    const pictures = page.locator('.gallery-pictures img');
    expect(await pictures.first().getAttribute('alt')).toContain('White gold');
    await choose(page, ['Yellow gold']);
    expect(await pictures.first().getAttribute('alt')).toContain('in yellow gold');
    await expect.poll(async () => Math.round((await pictures.first().boundingBox())!.x)).toBe(0);
  });

  it('that is sold out can be chosen, is named so, and cannot be added', async () => {
    const { page } = await visit();
    await open(page);
    const value = page.locator('.choices label', { hasText: /^\s*5\.5/ });
    await value.getByText('Sold out').waitFor({ state: 'attached' });
    await choose(page, ['5.5']);
    expect(await shownPanel(page).innerText()).toContain('Sold out');
    const button = page.locator('[data-add]');
    expect([await button.isDisabled(), await button.innerText()]).toEqual([true, 'Sold out']);
    await choose(page, ['Platinum']);
    expect(await button.isDisabled()).toBe(false);
  });

  it('fits a phone of 320 px with text of twice the size, and can be pressed with a thumb', async () => {
    const { page } = await visit({ viewport: { width: 320, height: 640 } });
    await open(page);
    const heights = await page
      .locator('[data-add], .choices label')
      .evaluateAll((controls) => controls.map((control) => control.getBoundingClientRect()))
      .then((boxes) => boxes.map(({ width, height }) => Math.min(width, height)));
    expect(heights).toHaveLength(1 + METALS.length + SIZES.length);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    await page.getByText('Find your ring size', { exact: false }).first().click();
    await page.getByRole('columnheader', { name: 'UK' }).waitFor();
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

it('a listing of one piece has nothing to choose from, and fits a phone; one of none has no page', async () => {
  expect(withoutPieces).toBe(404);
  const { page, noise } = await visit({ viewport: { width: 320, height: 640 } });
  await page.goto(collectionsPath());
  await page.locator(`main a[href="${collectionPath(collection)}"]`).click();
  await page.getByText('1 piece', { exact: true }).waitFor();
  expect(await page.locator('.product-card').count()).toBe(1);
  expect(await page.getByText('Filter', { exact: true }).count()).toBe(0);
  expect(await page.getByRole('navigation', { name: 'Pages' }).count()).toBe(0);
  await page.getByText('from $480.00').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(noise.notes).toEqual([]);
});

describe('what is to be had', () => {
  it('is what the database says, and nobody keeps that for longer than 15 seconds', async () => {
    const { page } = await visit();
    const asked = page.waitForResponse('**/api/availability/**');
    await open(page);
    await shownPanel(page).getByText('Only 2 left').waitFor();
    const { 'cache-control': kept = '' } = (await asked).headers();
    const ages = [...kept.matchAll(/(?:s-maxage|max-age)=(\d+)/g)].map(([, seconds]) => Number(seconds));
    expect(ages.length).toBeGreaterThan(0);
    expect(Math.max(...ages)).toBeLessThanOrEqual(15);
  });

  it('limits the bag: a refusal takes the count back, says why, and leaves the focus', async () => {
    const { page } = await visit();
    await open(page);
    const button = page.getByRole('button', { name: 'Add to bag' });
    for (const _unit of [1, 2]) await addToBag(page);
    await expect.poll(() => bagCount(page).innerText()).toBe('2');
    await button.press('Enter');
    await page.getByText('Only 2 left — your bag already holds 2.').waitFor();
    await expect.poll(() => bagCount(page).innerText()).toBe('2');
    expect(await hasFocus(button)).toBe(true);
  });
});

it('the bag is the same in all tabs: its count, its lines, and where an undone line stands', async () => {
  const { page, context } = await visit();
  await open(page);
  for (const size of ['6', '6.5']) {
    await choose(page, [size]);
    await addToBag(page);
  }
  const other = await context.newPage();
  await other.goto(homePath());
  await expect.poll(() => bagCount(other).innerText()).toBe('2');
  await other.getByRole('button', { name: /^Bag/ }).click();
  const lines = (tab: Page) => tab.locator('#bag .bag-line');
  await expect.poll(() => lines(other).count()).toBe(2);
  const order = await lines(other).allInnerTexts();

  // A tab behind another is painted once a second, and what is pressed is waited for to stand still.
  await page.bringToFront();
  await page.getByRole('button', { name: /^Bag/ }).click();
  await page
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click();
  await page.getByText('Removed').first().waitFor();
  await expect.poll(() => bagCount(other).innerText()).toBe('1');
  await expect.poll(() => lines(other).count()).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => lines(page).allInnerTexts()).toEqual(order);
  await expect.poll(() => bagCount(other).innerText()).toBe('2');
});

it('nothing moves for those who want no motion', async () => {
  const { page } = await visit({ ...PHONE, reducedMotion: 'reduce' });
  await page.goto(productPath('orbit-eternity-ring'));
  await page.getByRole('button', { name: /^Bag/ }).click();
  await page.getByText('Your bag is empty.').waitFor();
  const moving = await page.evaluate(() => [
    ...document.getAnimations().map(({ effect }) => Number(effect!.getComputedTiming().duration)),
    ...[...document.querySelectorAll('*')].map((element) =>
      Math.max(
        ...getComputedStyle(element)
          .transitionDuration.split(', ')
          .map((time) => Number.parseFloat(time) * 1_000),
      ),
    ),
  ]);
  // The shortest time that still tells scripts of an end.
  expect(Math.max(...moving)).toBeLessThanOrEqual(1);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
});
