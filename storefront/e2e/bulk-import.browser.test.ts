import { readFile } from 'node:fs/promises';
import { adminPath, productPath } from '@lapidary/shared/page-paths';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, expect, inject, it } from 'vitest';
import { axeViolations, STILL } from './fixtures/axe.ts';
import { withChromium } from './fixtures/chromium.ts';
import { deskSession, openEditor, receiptOf } from './fixtures/desk-steps.ts';
import { MerchantApi } from './fixtures/merchant-api.ts';
import { fetchPage } from './fixtures/site.ts';
import { testPicture } from './fixtures/test-picture.ts';
import { testPendant, unique } from './fixtures/test-piece.ts';

const { url: shop } = inject('shop');
const chromium = withChromium();
let api: MerchantApi;
let desk: BrowserContextOptions;

beforeAll(async () => {
  api = await MerchantApi.signIn(shop);
  desk = await deskSession(chromium);
});

const SIZES = [
  [1440, 900],
  [375, 812],
] as const;

/** The desk of a merchant who has signed in before. */
async function atDesk(width: number, height: number) {
  const visitor = await chromium.visit({ ...desk, ...STILL, viewport: { width, height } });
  await visitor.page.goto(`${adminPath()}#/products`);
  await visitor.page.getByRole('heading', { name: 'Products', level: 1 }).waitFor();
  return visitor;
}

const publicHtml = async (slug: string): Promise<string> => (await fetchPage(shop, productPath(slug))).html;

/** Nothing has to be scrolled sideways, and axe finds nothing. */
async function expectWellFormed(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBe(0);
}

const HEADER = 'Handle,Title,Type,Variant Price,Variant Inventory Qty';
const csvOf = (rows: string[]) => ({
  name: 'pieces.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\ufeff${[HEADER, ...rows].join('\r\n')}\r\n`),
});

it.each(SIZES)('a catalog is brought along at %i px', async (width, height) => {
  const { page, noise } = await atDesk(width, height);
  const name = `csv-${unique()}`;
  const rows = [
    `${name}-a,Piece A,Rings,120.00,3`,
    `${name}-b,Piece B,Rings,free,3`,
    `${name}-c,Piece C,Rings,80.00,3`,
  ];
  await page.getByRole('link', { name: 'Import and export' }).click();
  await page.getByRole('heading', { name: 'Import and export' }).waitFor();
  await expectWellFormed(page);
  await page.getByLabel('CSV file').setInputFiles(csvOf(rows));

  await page.getByRole('heading', { name: '2 new, 0 changed, 1 with an error' }).waitFor();
  await page.getByText('Nothing has been written yet.').waitFor();
  const fault = page.getByRole('row').filter({ hasText: 'free' });
  expect(await fault.innerText()).toMatch(/3[\s\S]*Variant Price[\s\S]*is not an amount such as 42.99/);
  await expect(api.findProduct(`${name}-a`)).rejects.toThrow('no product');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the errors' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain('3,Variant Price,free');
  await expectWellFormed(page);

  await page.getByRole('button', { name: 'Import 2 products, leave out 1 with an error' }).click();
  await page.getByRole('heading', { name: 'Imported: 2 new, 0 changed, 1 with an error' }).waitFor();
  await receiptOf(page).waitFor();
  expect(await publicHtml(`${name}-a`)).toContain('$120.00');

  await page.getByRole('link', { name: 'All imports' }).click();
  await page.getByLabel('CSV file').setInputFiles(csvOf(rows.filter((_, index) => index !== 1)));
  await page.getByRole('heading', { name: '0 new, 0 changed, 2 unchanged' }).waitFor();
  await page.getByRole('button', { name: 'Cancel the import' }).click();
  await page.getByText('Nothing has been imported yet, and nothing will be.').waitFor();
  await expectWellFormed(page);
  await page.getByRole('button', { name: 'Cancel it' }).click();
  await page.getByText('Cancelled. Nothing was imported.').waitFor();
  expect(noise.notes).toEqual([]);
});

it.each(SIZES)('many prices are changed and undone at %i px', async (width, height) => {
  const name = `bulk ${unique()}`;
  const products = [];
  for (const letter of ['a', 'b', 'c']) {
    const slug = `${name.replace(' ', '-')}-${letter}`;
    products.push(await api.createDraft(testPendant({ title: `${name} ${letter}`, slug })));
  }
  await api.call('POST', '/publishes', { productIds: products.map(({ id }) => id) });
  const [first, second, third] = products.map(({ draft }) => draft.slug);

  const { page } = await atDesk(width, height);
  await page.getByLabel('Search products').fill(name);
  await page.getByLabel('With status').selectOption('live');
  // These three and the one of all rows: the list has come to what was typed.
  await expect.poll(() => page.getByRole('checkbox', { name: /^Select / }).count()).toBe(4);
  await page.getByLabel(`Select ${name} a`).check();
  await page.getByLabel(`Select ${name} c`).click({ modifiers: ['Shift'] });
  await page.getByText('3 products selected').waitFor();
  await expectWellFormed(page);
  await page.getByRole('button', { name: 'Change prices' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the prices of 3 products' });
  await dialog.getByLabel('Percent').fill('ten');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await dialog.getByText('Enter a percentage such as 10 or 7.5.').waitFor();
  await dialog.getByLabel('Percent').fill('10');
  await dialog.getByRole('button', { name: 'Preview' }).click();

  await page.getByRole('heading', { name: 'Prices −10 %' }).waitFor();
  const row = page.getByRole('row').filter({ hasText: `${name} a` });
  expect(await row.innerText()).toMatch(/\$120\.00[\s\S]*\$108\.00/);
  await page.getByLabel(`Change ${name} c`).uncheck();
  await expectWellFormed(page);
  await page.getByRole('button', { name: 'Change prices of 2 products' }).click();
  await page.getByRole('heading', { name: 'Made', exact: true }).waitFor();
  await receiptOf(page).waitFor();
  expect(await publicHtml(first!)).toContain('$108.00');
  expect(await publicHtml(second!)).toContain('$108.00');
  expect(await publicHtml(third!)).toContain('$120.00');

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: 'Undone', exact: true }).waitFor();
  await expect.poll(() => publicHtml(first!)).toContain('$120.00');
});

it('of ten pictures, one fails and is sent again; without descriptions none is published', async () => {
  const product = await api.createDraft(testPendant());
  const { page } = await atDesk(1440, 900);
  await openEditor(page, product.id);
  const shade = () => Math.floor(Math.random() * 256);
  const files = Array.from({ length: 9 }, (_, n) => testPicture(`piece-${n}.png`, [n, shade(), shade()]));
  let cut = false;
  await page.route(/\/complete$/, async (route) => {
    if (cut) return await route.continue();
    cut = true;
    return await route.abort();
  });
  const broken = { name: 'broken.png', mimeType: 'image/png', buffer: files[0]!.buffer.subarray(0, 60) };
  await page.getByLabel('Add pictures').setInputFiles([...files, broken]);
  await page.getByText('The shop’s server could not be reached.').waitFor();
  await page.getByText('The file cannot be used as a picture: it is damaged or no picture.').waitFor();
  const uploads = page.locator('.admin-upload');
  await expect.poll(() => uploads.count()).toBe(2);
  await uploads
    .filter({ hasText: 'could not be reached' })
    .getByRole('button', { name: /^Try again/ })
    .click();
  await page.getByRole('button', { name: 'Dismiss broken.png' }).click();
  const descriptions = page.getByLabel('Description of the picture');
  await expect.poll(() => descriptions.count()).toBe(9);

  await page.getByRole('button', { name: 'Save and publish' }).click();
  await page.getByText('cannot be published: 9 pictures have no description').waitFor();
  for (const [index, field] of (await descriptions.all()).entries()) await field.fill(`Picture ${index}`);
  const first = page.locator('.admin-picture > img').first();
  const face = await first.getAttribute('src');
  // Of neighbours: nothing has to be scrolled while a picture is held.
  await page.locator('.admin-picture > img').nth(1).dragTo(first);
  await expect.poll(() => first.getAttribute('src')).not.toBe(face);
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await receiptOf(page).waitFor();
  expect((await api.getProduct(product.id)).draft.images).toHaveLength(9);
});
