import type { Page } from 'playwright-core';
import { receiptOf } from '../fixtures/desk-steps.ts';
import { answered, at, type DeskShot, failed, list, loading, press, table } from './desk-shot.ts';

const selectThree = async (page: Page) => {
  await list('#/products')(page);
  for (const box of (await page.getByRole('checkbox', { name: /^Select / }).all()).slice(1, 4))
    await box.check();
};

const products: Record<string, DeskShot> = {
  products: list('#/products'),
  'products-filtered': async (page) => {
    await list('#/products')(page);
    await page.getByLabel('Search products').fill('ring');
    await page.getByLabel('With status').selectOption('live');
    await page.waitForLoadState('networkidle');
  },
  'products-selected': selectThree,
  'products-prices': async (page) => {
    await selectThree(page);
    await press(page, 'Change prices');
    await page.getByRole('dialog').getByLabel('Percent').fill('ten');
    await press(page, 'Preview');
  },
  'bulk-edit': async (page) => {
    await selectThree(page);
    await press(page, 'Change prices');
    await page.getByRole('dialog').getByLabel('Percent').fill('10');
    await press(page, 'Preview');
    await page.getByRole('heading', { name: 'Prices −10 %' }).waitFor();
    await table(page);
  },
  'bulk-edit-forecast': async (page) => {
    await selectThree(page);
    await press(page, /^Unpublish$/);
    await press(page, 'See which pages will change');
    await page.getByRole('region', { name: 'What will change' }).waitFor();
  },
  'products-no-match': async (page) => {
    await list('#/products')(page);
    await page.getByLabel('Search products').fill('no such thing');
    await page.getByText('No product matches.').waitFor();
  },
  'products-none': answered(
    '**/api/admin/products*',
    { products: [], nextCursor: null },
    '#/products',
    'no products yet',
  ),
  'products-loading': loading('**/api/admin/products*', '#/products'),
  'products-failed': failed('**/api/admin/products*', '#/products'),
};

const openRelease = async (page: Page) => {
  await list('#/releases')(page);
  await page.getByRole('table').getByRole('link').nth(1).click();
  await receiptOf(page).waitFor();
};

const releases: Record<string, DeskShot> = {
  releases: list('#/releases'),
  'releases-none': answered(
    '**/api/admin/releases*',
    { releases: [], nextCursor: null },
    '#/releases',
    'Nothing has been published yet.',
  ),
  'releases-failed': failed('**/api/admin/releases*', '#/releases'),
  release: async (page) => {
    await openRelease(page);
    const fields = page.getByText(/^\d+ fields?/).first();
    if (await fields.isVisible()) await fields.click();
  },
  'release-roll-back': async (page) => {
    await openRelease(page);
    await press(page, 'Roll back to this release');
  },
};

const csv = (rows: string[]) => ({
  name: 'pieces.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `Handle,Title,Type,Variant Price,Image Src,Image Focal Point\r\n${rows.join('\r\n')}\r\n`,
  ),
});

const importing = (rows: string[]) => async (page: Page) => {
  await at(page, '#/imports');
  await page.getByLabel('CSV file').setInputFiles(csv(rows));
  await page.getByText('Nothing has been written yet.').waitFor();
};

const imports: Record<string, DeskShot> = {
  'import-errors': importing([
    'ring-of-a-file,Ring of a file,Rings,120.00,,',
    'ring-without-price,Ring without a price,Rings,free,,',
    'ring-with-picture,Ring with a picture,Rings,90.00,front.jpg,middle',
    'ring-lost,Ring that lost its picture,Rings,90.00,lost.jpg,50% 30%',
  ]),
  'import-done': async (page) => {
    await importing([`from-a-file,Piece from a file,Rings,${page.viewportSize()!.width}.00,,`])(page);
    await press(page, /^Import 1 product/);
    await receiptOf(page).waitFor();
  },
  'import-columns': async (page) => {
    await at(page, '#/imports');
    const buffer = Buffer.from('Handle;Name;Price\r\nring;Ring;12\r\n');
    await page
      .getByLabel('CSV file')
      .setInputFiles({ name: 'other-names.csv', mimeType: 'text/csv', buffer });
    await page.getByText('lacks the columns').waitFor();
  },
  imports: list('#/imports'),
  'imports-none': answered('**/api/admin/imports', { imports: [] }, '#/imports', 'None yet.'),
  'imports-failed': failed('**/api/admin/imports', '#/imports'),
};

/** The list of products, what is done with many of them, files and releases. */
export const catalogShots: Record<string, DeskShot> = { ...products, ...imports, ...releases };
