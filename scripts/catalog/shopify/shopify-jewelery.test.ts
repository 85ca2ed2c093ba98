import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedProduct, readCatalog } from '@lapidary/commerce-api/catalog';
import { beforeAll, describe, expect, it } from 'vitest';
import { cents, readPlainly } from './fixtures/read-plainly.ts';

const FILE = join(import.meta.dirname, '../../../../shared/data/shopify-jewelery.csv');
const present = existsSync(FILE);
if (!present) console.warn(`skipped: there is no ${FILE}, Shopify's sample of a jewelry catalog`);

describe.skipIf(!present)("Shopify's sample of a jewelry catalog", () => {
  let rows: Record<string, string>[];
  let products: ParsedProduct[];
  let file: ReturnType<typeof readCatalog>;
  beforeAll(async () => {
    const bytes = readFileSync(FILE);
    rows = readPlainly(bytes.toString('utf8'));
    file = readCatalog(bytes, { currency: 'USD' });
    products = [];
    for await (const product of file.products) products.push(product);
  });

  const rowsOf = (handle: string) => rows.filter((row) => row.Handle === handle);

  it('gives every product, in order, with its title, description, vendor, type and tags', () => {
    const titled = rows.filter((row) => row.Title !== '');
    expect(titled.length).toBeGreaterThan(0);
    expect(products.map(({ document }) => document.slug)).toEqual(titled.map((row) => row.Handle));
    for (const [index, row] of titled.entries()) {
      const { document, publish } = products[index]!;
      expect(document.title).toBe(row.Title);
      expect(document.description).toBe(row['Body (HTML)']);
      expect(document.vendor).toBe(row.Vendor);
      expect(document.tags).toEqual(row.Tags!.split(', '));
      expect(document.categorySlug).toBe(row.Type!.toLowerCase());
      expect(publish).toBe(row.Published === 'true');
    }
    expect(file.categories().map(({ title }) => title)).toEqual([...new Set(titled.map((row) => row.Type))]);
  });

  it('gives every option and variant with price, compare-at price, weight and stock', () => {
    for (const { document } of products) {
      const priced = rowsOf(document.slug).filter((row) => row['Variant Price'] !== '');
      const hasOptions = priced[0]!['Option1 Name'] !== 'Title';
      expect(document.options).toEqual(
        hasOptions
          ? [{ name: priced[0]!['Option1 Name'], values: priced.map((row) => row['Option1 Value']) }]
          : [],
      );
      expect(document.variants).toEqual(
        priced.map((row) => ({
          sku: row['Variant SKU'],
          optionValues: hasOptions ? [row['Option1 Value']] : [],
          price: cents(row['Variant Price']!),
          compareAtPrice: row['Variant Compare At Price'] ? cents(row['Variant Compare At Price']) : null,
          weightGrams: Number(row['Variant Grams']) || null,
          barcode: row['Variant Barcode'],
          stock: Number(row['Variant Inventory Qty']),
        })),
      );
    }
    const variants = products.flatMap(({ document }) => document.variants);
    expect(variants).toHaveLength(rows.filter((row) => row['Variant Price'] !== '').length);
  });

  it('names every image', () => {
    for (const { document, images } of products) {
      const sources = rowsOf(document.slug)
        .filter((row) => row['Image Src'] !== '')
        .sort((a, b) => Number(a['Image Position']) - Number(b['Image Position']))
        .map((row) => row['Image Src']);
      expect(images.map(({ url }) => url)).toEqual(sources);
    }
  });

  it('uses neither a second option nor a note', () => {
    expect(rows.every((row) => row['Option2 Name'] === '' && row['Option3 Name'] === '')).toBe(true);
    expect(file.findings).toEqual({ faults: [], notes: [] });
  });
});
