import { variantTitle } from '@lapidary/shared/catalog/product';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { storeImage } from '../media/index.ts';
import { execute } from '../platform/sql.ts';
import { productDocument } from '../platform/testing/product-document.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { createProduct, exportProducts, previewFile, publishProducts, saveListing } from './index.ts';
import { parseCatalog } from './testing/parse-catalog.ts';

const { database } = await openTestDatabase();
const on = { database };
const { services } = createTestApp(database);
const actor = 'exporter';

const CATEGORIES = [
  { slug: 'rings', title: 'Fine rings', description: '', position: 0 },
  { slug: 'fine-rings', title: 'Other rings', description: '', position: 1 },
  { slug: 'earrings', title: 'rings', description: '', position: 2 },
];
for (const listing of CATEGORIES) await saveListing(services, { actor, kind: 'category', listing });
const pictures = await Promise.all(
  ['#100', '#200', '#300'].map(async (background) =>
    storeImage(
      services,
      await sharp({ create: { width: 4, height: 5, channels: 3, background } })
        .png()
        .toBuffer(),
      '',
    ),
  ),
);

/** Text with everything that means something to CSV files and spreadsheets. */
const text = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength }),
      fc.string({ unit: fc.constantFrom("'", '=', '-', '"', ',', ';', '\n', '\t', 'a', ' '), maxLength }),
    )
    .map((value) => value.replaceAll('\0', '').slice(0, maxLength).toWellFormed());
const filled = (maxLength: number) =>
  text(maxLength)
    .map((value) => value.trim())
    .filter((value) => value !== '' && value.toLowerCase() !== 'title');
const price = fc.integer({ min: 0, max: 10_000_000 });
const optionArray = fc.uniqueArray(
  fc.record({ name: filled(20), values: fc.uniqueArray(filled(20), { minLength: 1, maxLength: 3 }) }),
  { maxLength: 3, selector: ({ name }) => name },
);
const figures = fc.record({
  sku: text(12).map((value) => value.trim()),
  barcode: text(12).map((value) => value.trim()),
  price,
  raise: fc.option(fc.constantFrom(0, 1, 500), { nil: null }),
  weightGrams: fc.option(fc.constantFrom(0, 3.5, 28), { nil: null }),
});

const product = fc
  .record({
    title: filled(40),
    description: text(120),
    vendor: text(20).map((value) => value.trim()),
    tags: fc.array(filled(12), { maxLength: 4 }),
    categorySlug: fc.constantFrom(null, ...CATEGORIES.map(({ slug }) => slug)),
    options: optionArray,
    figures: fc.array(figures, { minLength: 27, maxLength: 27 }),
    skip: fc.nat({ max: 5 }),
    images: fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 3 }),
    alt: fc.constantFrom('', 'A ring', " '=x"),
    focus: fc.constantFrom(undefined, { x: 0.5, y: 0.3 }, { x: 0.1234, y: 1 }),
    seo: fc.record({ title: filled(20), description: filled(40) }),
    publish: fc.boolean(),
  })
  .map(({ options, figures: all, skip, images, alt, focus, publish, ...rest }) => {
    const combinations = options.reduce<string[][]>(
      (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
      [[]],
    );
    const offered = combinations.length > skip + 1 ? combinations.slice(skip) : combinations;
    const variants = offered.map((optionValues, index) => {
      const { raise, ...figure } = all[index]!;
      return {
        ...figure,
        id: '',
        optionValues,
        compareAtPrice: raise === null ? null : figure.price + raise,
      };
    });
    const used = images.map((index) => ({ ...pictures[index]!, alt, ...(focus && { focus }) }));
    return { ...rest, options, variants, images: used, publish: publish && alt.trim() !== '' };
  });

async function readExport(): Promise<Buffer> {
  let text = '';
  for await (const piece of exportProducts(services)) text += piece;
  return Buffer.from(text);
}

it('any catalog, exported and imported again, changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(product, { minLength: 1, maxLength: 4 }), async (models) => {
      for (const table of ['stock_levels', 'variants', 'product_redirects', 'products'])
        await execute(on, `DELETE FROM ${table}`);
      for (const [index, { publish, ...model }] of models.entries()) {
        const document = productDocument({ ...model, slug: `piece-${index}` });
        const { id } = await createProduct(services, { actor, document });
        if (publish) await publishProducts(services, { actor, productIds: [id] });
      }
      const content = await readExport();
      for (const overwriteStock of [false, true]) {
        const { counts, findings } = await previewFile(services, { content, overwriteStock });
        expect(findings.faults, content.toString()).toEqual([]);
        expect(counts, content.toString()).toMatchObject({
          unchanged: models.length,
          created: 0,
          changed: 0,
          failed: 0,
        });
      }
    }),
    { numRuns: 25 },
  );
});

it('has a row for each variant and picture, and the exact stock', async () => {
  for (const table of ['stock_levels', 'variants', 'products']) await execute(on, `DELETE FROM ${table}`);
  const [variant] = productDocument({ slug: 'x' }).variants;
  const document = productDocument({
    slug: 'ring',
    options: [{ name: 'Metal', values: ['Gold', 'Silver'] }],
    variants: ['Gold', 'Silver'].map((metal) => ({ ...variant!, optionValues: [metal] })),
    images: pictures.map((image, index) => ({
      ...image,
      alt: 'A ring',
      ...(index === 1 && { focus: { x: 0.25, y: 1 } }),
    })),
  });
  await createProduct(services, { actor, document });
  await execute(on, 'UPDATE stock_levels SET stock = 7');
  const {
    products: [read],
  } = await parseCatalog(await readExport(), 'USD');
  expect(read!.document.variants.map((one) => [variantTitle(one), one.stock])).toEqual([
    ['Gold', 7],
    ['Silver', 7],
  ]);
  expect(read!.images.map(({ row, alt, focus }) => [row, alt, focus])).toEqual([
    [2, 'A ring', undefined],
    [3, 'A ring', { x: 0.25, y: 1 }],
    [4, 'A ring', undefined],
  ]);
});
