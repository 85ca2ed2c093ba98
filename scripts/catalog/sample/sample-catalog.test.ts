import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CategorySlug } from '@lapidary/shared/catalog/category';
import { Collection } from '@lapidary/shared/catalog/collection';
import { type Image, ProductDocument } from '@lapidary/shared/catalog/product';
import { describe, expect, it } from 'vitest';
import { sampleCatalog } from './sample-catalog.ts';
import { sampleCollections } from './sample-collections.ts';
import { toSampleImport } from './to-sample-import.ts';

const PICTURES = join(import.meta.dirname, 'pictures');
const pieces = sampleCatalog.flatMap((category) => category.pieces);
const pictures = pieces.flatMap((piece) => piece.pictures);
const image: Image = { key: 'media/a1', widths: [320], width: 960, height: 1200, alt: '' };
const images = new Map(pictures.map(({ file }) => [file, image]));

describe('the sample catalog', () => {
  it('has at least 16 pieces in at least five categories', () => {
    expect(pieces.length).toBeGreaterThanOrEqual(16);
    expect(sampleCatalog.length).toBeGreaterThanOrEqual(5);
    for (const { slug, pieces: own } of sampleCatalog) {
      expect(CategorySlug.safeParse(slug).success, slug).toBe(true);
      expect(own.length, slug).toBeGreaterThan(0);
    }
  });

  it('has three collections over pieces that there are', () => {
    expect(sampleCollections).toHaveLength(3);
    const slugs = pieces.map(({ slug }) => slug);
    for (const collection of sampleCollections) {
      expect(Collection.safeParse({ ...collection, position: 0 }).error).toBeUndefined();
      expect(slugs).toEqual(expect.arrayContaining(collection.pieces));
    }
  });

  it.each(['USD', 'VND', 'KWD'])('is a valid import in %s', (currency) => {
    const { products } = toSampleImport(sampleCatalog, { currency, images });
    for (const { document } of products) {
      const variants = document.variants.map(({ stock: _stock, ...variant }, index) => ({
        ...variant,
        id: `${index}`,
      }));
      const { error } = ProductDocument.safeParse({ ...document, variants });
      expect(error?.issues, document.slug).toBeUndefined();
    }
    expect(new Set(products.map(({ document }) => document.slug)).size).toBe(pieces.length);
  });

  it('has a variant for every combination of options, each with a SKU of its own', () => {
    for (const { slug, options, variants } of pieces) {
      const combinations = options.reduce((count, { values }) => count * values.length, 1);
      expect(variants.length, slug).toBe(combinations);
    }
    const skus = pieces.flatMap(({ variants }) => variants.map(({ sku }) => sku));
    expect(new Set(skus).size).toBe(skus.length);
  });

  it('has pieces in stock, low and sold out, and one that is sold out altogether', () => {
    const stock = pieces.flatMap(({ variants }) => variants.map((variant) => variant.stock));
    expect(stock.some((units) => units === 0)).toBe(true);
    expect(stock.some((units) => units > 0 && units <= 3)).toBe(true);
    expect(stock.some((units) => units > 3)).toBe(true);
    expect(pieces.some(({ variants }) => variants.every((variant) => variant.stock === 0))).toBe(true);
  });

  it('shows and describes every piece', () => {
    for (const { slug, pictures: own, description, summary } of pieces) {
      expect(own.length, slug).toBeGreaterThan(0);
      expect(description, slug).toMatch(/\*\*Care\.\*\*/);
      expect(description.length, slug).toBeGreaterThan(400);
      expect(summary.length, slug).toBeLessThanOrEqual(160);
      for (const { alt } of own) expect(alt.length, slug).toBeGreaterThan(20);
    }
  });
});

describe('its pictures', () => {
  const files = readdirSync(PICTURES);

  it('are each used once, and are at most 3 MB together', () => {
    expect(files.toSorted()).toEqual(pictures.map(({ file }) => `${file}.jpg`).toSorted());
    const bytes = files.reduce((sum, file) => sum + statSync(join(PICTURES, file)).size, 0);
    expect(bytes).toBeLessThanOrEqual(3 * 1024 * 1024);
  });
});
