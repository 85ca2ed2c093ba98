import { decimalAmount } from '@lapidary/shared/money';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvBytes } from '../testing/csv-fixture.ts';
import { parseCatalog } from '../testing/parse-catalog.ts';
import { ImportError } from './import-error.ts';

const CURRENCY = 'USD';

/** Loses its first apostrophe, as what a spreadsheet is kept from taking for a formula. */
const PROTECTED = /^'[=+\-@\t\r\n']/;

/** Text of a cell that is trimmed on the way in; quotes, commas, line breaks and any script may stand in it. */
const text = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength })
    .map((value) => value.replaceAll('\0', '').trim())
    .filter((value) => value !== '' && value.length <= maxLength && !PROTECTED.test(value));

const price = fc.integer({ min: 0, max: 1_000_000_000 });

const variant = fc.record({
  sku: fc.stringMatching(/^[A-Z0-9-]{0,20}$/),
  price,
  compareAtPrice: fc.option(price, { nil: null }),
  grams: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: null }),
  stock: fc.integer({ min: 0, max: 1000 }),
});

const percent = fc.integer({ min: 0, max: 100 });
const point = fc.record({ left: percent, top: percent });

const product = fc
  .record({
    slug: fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/),
    title: text(60),
    description: fc
      .string({ unit: 'grapheme', maxLength: 200 })
      .map((value) => value.replaceAll('\0', ''))
      .filter((value) => !PROTECTED.test(value)),
    vendor: text(40),
    tags: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,10}$/), { maxLength: 5 }),
    options: fc.uniqueArray(
      fc.record({
        name: text(20),
        values: fc.uniqueArray(text(20), { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 3, selector: ({ name }) => name },
    ),
    variants: fc.array(variant, { minLength: 27, maxLength: 27 }),
    images: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 6 }),
    focus: fc.array(fc.option(point, { nil: undefined }), { minLength: 6, maxLength: 6 }),
    publish: fc.boolean(),
  })
  .filter(({ options }) => options[0]?.name.toLowerCase() !== 'title');
type Model = typeof product extends fc.Arbitrary<infer Value> ? Value : never;

const combinations = (options: Model['options']): string[][] =>
  options.reduce<string[][]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );

/** What the import must give for a product, computed from the model and not from the file. */
const expected = (model: Model) => ({
  publish: model.publish,
  images: model.images
    .map((position, index) => ({ position, point: model.focus[index] }))
    .toSorted((a, b) => a.position - b.position)
    .map(({ position, point }) => ({
      url: `https://a.example/${position}.jpg`,
      focus: point && { x: point.left / 100, y: point.top / 100 },
    })),
  document: {
    title: model.title,
    slug: model.slug,
    // A cell of blanks only is an empty cell for the file as a whole, yet it is kept as it is written.
    description: model.description,
    categorySlug: null,
    vendor: model.vendor,
    tags: model.tags,
    options: model.options,
    variants: combinations(model.options).map((optionValues, index) => {
      const { sku, price: amount, compareAtPrice, grams, stock } = model.variants[index]!;
      return {
        sku,
        optionValues,
        price: amount,
        compareAtPrice: compareAtPrice !== null && compareAtPrice > amount ? compareAtPrice : null,
        weightGrams: grams,
        barcode: '',
        stock,
      };
    }),
    seo: { title: '', description: '' },
  },
});

const amountCell = (amount: number | null): string =>
  amount === null ? '' : decimalAmount({ amount, currency: CURRENCY });

function rowsOf(model: Model): Record<string, string>[] {
  const rows = combinations(model.options).map((values, index): Record<string, string> => {
    const { sku, price: amount, compareAtPrice, grams, stock } = model.variants[index]!;
    return {
      Handle: model.slug,
      'Option1 Value': values[0] ?? 'Default Title',
      'Option2 Value': values[1] ?? '',
      'Option3 Value': values[2] ?? '',
      'Variant SKU': sku,
      'Variant Price': amountCell(amount),
      'Variant Compare At Price': amountCell(compareAtPrice),
      'Variant Grams': String(grams ?? 0),
      'Variant Inventory Qty': String(stock),
    };
  });
  Object.assign(rows[0]!, {
    Title: model.title,
    'Body (HTML)': model.description,
    Vendor: model.vendor,
    Tags: model.tags.join(', '),
    Published: String(model.publish),
    'Option1 Name': model.options[0]?.name ?? 'Title',
    'Option2 Name': model.options[1]?.name ?? '',
    'Option3 Name': model.options[2]?.name ?? '',
  });
  for (const [index, position] of model.images.entries()) {
    rows[index] ??= { Handle: model.slug };
    rows[index]['Image Src'] = `https://a.example/${position}.jpg`;
    rows[index]['Image Position'] = String(position);
    const point = model.focus[index];
    if (point) rows[index]['Image Focal Point'] = `${point.left}% ${point.top}%`;
  }
  return rows;
}

const catalog = fc.uniqueArray(product, { minLength: 1, maxLength: 4, selector: ({ slug }) => slug });
const layout = fc.record({
  newline: fc.constantFrom('\n', '\r\n'),
  quoteAll: fc.boolean(),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  bom: fc.boolean(),
});

describe('any catalog written as CSV', () => {
  it('is read back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(catalog, layout, async (models, options) => {
        const { products } = await parseCatalog(csvBytes(models.flatMap(rowsOf), options), CURRENCY);
        const read = products.map(({ document, images, publish }) => ({
          publish,
          images: images.map(({ url, focus }) => ({ url, focus })),
          document,
        }));
        expect(read).toEqual(models.map(expected));
      }),
    );
  });

  it('with one broken price is refused, naming its row', async () => {
    const broken = fc.constantFrom('abc', '-1', '1.999', '1,5', '$5', '1e3');
    await fc.assert(
      fc.asyncProperty(catalog, layout, fc.nat(), broken, async (models, options, pick, value) => {
        const rows = models.flatMap(rowsOf);
        const priced = rows.flatMap((row, index) => (row['Variant Price'] ? [index] : []));
        const index = priced[pick % priced.length]!;
        rows[index]!['Variant Price'] = value;
        let faults: ImportError['faults'] = [];
        try {
          await parseCatalog(csvBytes(rows, options), CURRENCY);
        } catch (error) {
          faults = (error as ImportError).faults;
        }
        expect(faults).toEqual([
          { row: index + 2, column: 'Variant Price', value, reason: expect.any(String) },
        ]);
      }),
    );
  });

  it('cut off anywhere is read or refused, never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(catalog, fc.double({ min: 0, max: 1, noNaN: true }), async (models, part) => {
        const bytes = csvBytes(models.flatMap(rowsOf));
        try {
          await parseCatalog(bytes.subarray(0, Math.floor(bytes.length * part)), CURRENCY);
        } catch (error) {
          expect(error).toBeInstanceOf(ImportError);
        }
      }),
    );
  });
});
