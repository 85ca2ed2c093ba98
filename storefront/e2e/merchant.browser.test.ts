import { randomInt } from 'node:crypto';
import type { AdminProduct } from '@lapidary/shared/catalog/admin-product';
import { adminPath, imagePath, productPath } from '@lapidary/shared/page-paths';
import type { ReleaseList } from '@lapidary/shared/publishing/release';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withChromium } from './fixtures/chromium.ts';
import {
  deskSession,
  openEditor,
  openInEditor,
  receiptOf,
  save,
  signInAtDesk,
} from './fixtures/desk-steps.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { openShopDatabase } from './fixtures/shop-database.ts';
import { differingPaths, fetchPage, siteHashes, sitemapPaths } from './fixtures/site.ts';
import { expectSound } from './fixtures/sound-page.ts';
import { testPendant, testRing } from './fixtures/test-piece.ts';

const LIVE_WITHIN_MS = 30_000;

const { url: shop, home } = inject('shop');
const database = openShopDatabase(home);
const chromium = withChromium();
const { visit } = chromium;
let api: MerchantApi;
let desk: BrowserContextOptions;

beforeAll(async () => {
  api = await MerchantApi.signIn(shop);
  desk = await deskSession(chromium);
});
afterAll(() => database.close());

const publishButton = (page: Page) => page.getByRole('button', { name: 'Publish', exact: true });
/** All that it lists, also what is folded away. */
const pathsOf = (list: Locator): Promise<string[]> => list.locator('li').allTextContents();
const publicHtml = async ({ draft }: AdminProduct) => (await fetchPage(shop, productPath(draft.slug))).html;

/** The desk of a merchant who has signed in before, with the editor of a product open. */
async function editing(product: AdminProduct): Promise<Page> {
  const { page } = await visit(desk);
  await openEditor(page, product.id);
  return page;
}

describe('a merchant at the desk', () => {
  it('publishes a price: it is public by itself, and only the pages of the receipt have changed', async () => {
    const product = await api.createLiveProduct(testPendant(), 5);
    const { page } = await visit();
    await signInAtDesk(page);
    await openInEditor(page, product.draft.title);
    // What other tests have set in motion must not be taken for this one's doing.
    await expect.poll(() => database.openPublishRequests(), { timeout: 20_000 }).toBe(0);
    const before = await siteHashes(shop);
    const price = randomInt(20_000, 90_000) + 0.5;

    await page.getByLabel('Price in USD', { exact: true }).fill(price.toFixed(2));
    await save(page);
    expect(await publicHtml(product), 'a saved draft is nobody else’s business').toContain('$120.00');
    await page.getByRole('button', { name: 'See what will change' }).click();
    const forecast = page.getByRole('region', { name: 'What will change' });
    await forecast.waitFor();
    const foretold = await pathsOf(forecast);
    const pressedAt = performance.now();
    await publishButton(page).click();
    const shown = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(price);
    await expect.poll(() => publicHtml(product), { timeout: LIVE_WITHIN_MS, interval: 20 }).toContain(shown);
    console.log(
      `publish: public ${Math.round(performance.now() - pressedAt)} ms after the press of the button`,
    );

    await receiptOf(page).waitFor();
    const named = await pathsOf(receiptOf(page));
    const headline = page.getByRole('heading', { name: 'changed, live in' });
    expect(await headline.innerText()).toMatch(
      new RegExp(`^${named.length} pages? changed, live in \\d+\\.\\d s$`),
    );
    expect(named).toContain(productPath(product.draft.slug));
    expect(named.toSorted()).toEqual(foretold.toSorted());
    expect(await publicHtml(product)).not.toContain('$120.00');
    expect(differingPaths(before, await siteHashes(shop))).toEqual(named.toSorted());
  });

  it('edits title, description and stock; stock is live without a publish', async () => {
    const product = await api.createLiveProduct(testPendant(), 5);
    const page = await editing(product);
    const title = `${product.draft.title}, renamed`;
    await page.getByLabel('Title', { exact: true }).fill(title);
    await page.getByLabel('Description', { exact: true }).fill('A description with **weight**.');
    await page.getByLabel('Stock', { exact: true }).fill('23');
    await save(page);

    const [variant] = product.draft.variants;
    expect(database.stockOf(variant!.id)).toBe(23);
    const availability = await fetch(`${shop}/api/availability/${product.draft.slug}`);
    expect(await availability.json()).toMatchObject({ variants: { [variant!.id]: { available: 23 } } });
    expect(await publicHtml(product)).not.toContain(title);
    await page.getByText('2 changes not in the shop yet').click();
    await page.getByRole('row', { name: `Title ${title} ${product.draft.title}` }).waitFor();

    await publishButton(page).click();
    await receiptOf(page).waitFor();
    expect(await page.getByText('not in the shop yet').count()).toBe(0);
    const html = await publicHtml(product);
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(html).toContain('A description with <strong>weight</strong>.');
  });

  it('saves and publishes in one press', async () => {
    const product = await api.createLiveProduct(testRing(), 5);
    const page = await editing(product);
    await page.getByLabel('Price in USD of Gold / 7', { exact: true }).fill('777');
    await page.getByRole('button', { name: 'Save and publish' }).click();
    await receiptOf(page).waitFor();
    expect(await publicHtml(product)).toContain('$777.00');
  });

  it('rolls the shop back to a release: its prices are public again, stock stays', async () => {
    const product = await api.createLiveProduct(testPendant(), 5);
    const [variant] = product.draft.variants;
    await api.saveDraft(product, { ...product.draft, variants: [{ ...variant!, price: 98_765 }] });
    await api.publish(product.id);
    await api.setStock(variant!.id, 4);
    expect(await publicHtml(product)).toContain('$987.65');
    const { releases } = await api.call<ReleaseList>('GET', '/releases?limit=2');

    const { page } = await visit(desk);
    await page.goto(`${adminPath()}#/releases/${releases[1]!.id}`);
    await page.getByRole('button', { name: 'Roll back to this release' }).click();
    await page.getByRole('button', { name: 'Keep the shop as it is' }).click();
    await page.getByRole('button', { name: 'Roll back to this release' }).click();
    await page.getByRole('button', { name: 'Roll back', exact: true }).click();
    await page.getByText('Rolled back').waitFor();
    expect(await publicHtml(product)).toContain('$120.00');
    expect(database.stockOf(variant!.id)).toBe(4);
    expect((await api.getProduct(product.id)).hasUnpublishedChanges).toBe(true);
  });

  it('adds a picture from a file: it is on the public page, in sizes of its own', async () => {
    const [known] = (await api.findProduct('orbit-eternity-ring')).draft.images;
    const source = await fetch(shop + imagePath(known!.key, known!.widths.at(-1)!));
    const product = await api.createLiveProduct(testPendant(), 5);
    const page = await editing(product);
    await page.getByLabel('Add pictures').setInputFiles({
      name: 'ring.webp',
      mimeType: 'image/webp',
      buffer: Buffer.from(await source.arrayBuffer()),
    });
    await page.getByLabel('Description of the picture').fill('Diamonds all the way around');
    await page.getByText('Focal point of picture 1').click();
    const point = page.getByRole('button', { name: /^Focal point of picture 1/ });
    const box = (await point.boundingBox())!;
    await point.click({ position: { x: box.width * 0.25, y: box.height * 0.9 } });
    await point.press('ArrowRight');
    await page.getByText('30 % from the left, 90 % from the top').waitFor();
    await page.getByRole('button', { name: 'Save and publish' }).click();
    await receiptOf(page).waitFor();

    const html = await publicHtml(product);
    const [picture] = /<span class="picture focus-x-3 focus-y-9">.*?<\/picture>/s.exec(html) ?? [];
    expect(picture).toContain('alt="Diamonds all the way around"');
    const sizes = [...(picture ?? '').matchAll(/(\/media\/\S+\.(avif|webp)) \d+w/g)];
    expect(sizes.length).toBeGreaterThan(2);
    const [, social] = /<meta property="og:image" content="([^"]+-social-30-90\.jpg)"/.exec(html) ?? [];
    for (const [path, type] of [...sizes.map(([, path, type]) => [shop + path, type]), [social, 'jpeg']]) {
      const { status, headers } = await fetch(path!);
      expect([status, headers.get('content-type')], path).toEqual([200, `image/${type}`]);
    }
  });

  it('takes a product off the shop: its page is a 404 page, and nothing leads to it', async () => {
    const product = await api.createLiveProduct(testRing({ categorySlug: 'signets' }), 5);
    const path = productPath(product.draft.slug);
    expect((await fetchPage(shop, '/signets/')).html).toContain(path);
    const page = await editing(product);
    await page.getByRole('button', { name: 'Unpublish' }).click();
    await page.getByText('No longer in the shop').waitFor();

    const gone = await fetchPage(shop, path);
    expect(gone.status).toBe(404);
    expect(gone.html).toContain('This page is not here');
    for (const other of ['/', '/signets/']) {
      expect((await fetchPage(shop, other)).html).not.toContain(path);
    }
    expect(await sitemapPaths(shop)).not.toContain(path);
    await receiptOf(page).waitFor();
    expect(await pathsOf(receiptOf(page))).toContain(path);
  });

  it('makes a new product with options and publishes it', async () => {
    const { title } = testRing();
    const { page } = await visit(desk);
    await page.goto(`${adminPath()}#/products`);
    await page.getByRole('link', { name: 'New product' }).click();
    await page.getByLabel('Title', { exact: true }).fill(title);
    await page.getByLabel('Category').selectOption({ label: 'Rings' });
    await page.getByLabel('Price in USD', { exact: true }).fill('64.50');
    await page.getByLabel('Stock', { exact: true }).fill('2');
    await page.getByRole('button', { name: 'Save and publish' }).click();
    await receiptOf(page).waitFor();
    const { draft, status } = await api.findProduct(await page.getByLabel('Slug').inputValue());
    expect({ title: draft.title, status }).toEqual({ title, status: 'live' });
    expect((await fetchPage(shop, productPath(draft.slug))).html).toContain('$64.50');
  });
});

describe('what is not saved', () => {
  it('is not lost by leaving without a word', async () => {
    const product = await api.createDraft(testPendant());
    const { page } = await visit(desk);
    await page.goto(`${adminPath()}#/products`);
    await openInEditor(page, product.draft.title);
    await page.getByLabel('Title', { exact: true }).fill('Only typed');
    await page.getByRole('link', { name: 'Releases' }).click();
    await page.getByRole('button', { name: 'Stay' }).click();
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Only typed');

    await page.goBack();
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { name: 'Products' }).waitFor();
    expect((await api.getProduct(product.id)).draft.title).toBe(product.draft.title);
  });

  it('is not written over what someone else has saved meanwhile', async () => {
    const product = await api.createDraft(testPendant());
    const page = await editing(product);
    const theirs = `${product.draft.title}, theirs`;
    await api.saveDraft(product, { ...product.draft, title: theirs });

    const mine = `${product.draft.title}, mine`;
    await page.getByLabel('Title', { exact: true }).fill(mine);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'This product was saved meanwhile' });
    await dialog.getByRole('row', { name: `Title ${mine} (taken by a merge) ${theirs}` }).waitFor();
    await dialog.getByText('Both of you changed Title; yours is kept.').waitFor();
    await dialog.getByText('You saved it in another window just now.').waitFor();
    expect((await api.getProduct(product.id)).draft.title).toBe(theirs);

    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const kept = await api.getProduct(product.id);
    expect(kept.draft.title).toBe(mine);

    const description = 'Written by another merchant.';
    await api.saveDraft(kept, { ...kept.draft, description });
    await page.getByLabel('Title', { exact: true }).fill(theirs);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.getByRole('row', { name: `${description} (taken by a merge)` }).waitFor();
    await expectSound(page, 'the dialog that merges');
    await dialog.getByRole('button', { name: 'Merge' }).click();
    const merged = page.getByRole('region', { name: 'Merged' });
    await merged.getByText('Taken from theirs: Description.').waitFor();
    await expect.poll(() => merged.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe(theirs);
    expect(await page.getByLabel('Description', { exact: true }).inputValue()).toBe(description);
    await expect.poll(() => page.getByText('Saved', { exact: true }).count()).toBe(0);
    expect((await api.getProduct(product.id)).draft).toMatchObject({ title: mine, description });

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await merged.waitFor({ state: 'detached' });
    expect((await api.getProduct(product.id)).draft).toMatchObject({ title: theirs, description });
  });

  it('gives way to theirs when the merchant wants that', async () => {
    const product = await api.createDraft(testPendant());
    const page = await editing(product);
    const theirs = `${product.draft.title}, theirs`;
    await api.saveDraft(product, { ...product.draft, title: theirs });
    await page.getByLabel('Title', { exact: true }).fill('Mine');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Load theirs' }).click();
    await expect.poll(() => page.getByLabel('Title', { exact: true }).inputValue()).toBe(theirs);
    expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
  });

  it('says at which field something is wrong, and saves nothing', async () => {
    const product = await api.createDraft(testPendant());
    const page = await editing(product);
    await page.getByLabel('Price in USD', { exact: true }).fill('twelve');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const summary = page.getByRole('region', { name: 'Not saved yet' });
    await summary.waitFor();
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    await summary.getByRole('button').click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    expect((await api.getProduct(product.id)).version).toBe(product.version);
  });
});

describe('the desk', () => {
  it('is closed to a shopper, and opens again after signing out', async () => {
    const { page } = await visit();
    await page.goto(adminPath());
    await page.getByLabel('Email').fill('shopper@lapidary.test');
    await page.getByLabel('Password', { exact: true }).fill('Shopper-2026');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('shopper@lapidary.test').waitFor();
    expect(await page.getByRole('heading', { name: 'Products' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signInAtDesk(page);
  });
});
