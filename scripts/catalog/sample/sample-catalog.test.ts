import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CategorySlug } from '@lapidary/shared/catalog/category';
import { Collection } from '@lapidary/shared/catalog/collection';
import { type Image, ProductDocument } from '@lapidary/shared/catalog/product';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { viewOf } from './generator/picture-jobs.ts';
import { sampleCatalog } from './sample-catalog.ts';
import { sampleCollections } from './sample-collections.ts';
import { toSampleImport } from './to-sample-import.ts';

const PICTURES = join(import.meta.dirname, 'pictures');
const pieces = sampleCatalog.flatMap((category) => category.pieces);
const pictures = pieces.flatMap((piece) => piece.pictures);
const image: Image = { key: 'media/a1', widths: [320], width: 960, height: 1200, alt: '' };
const images = new Map(pictures.map(({ file }) => [file, image]));

describe('the sample catalog', () => {
  it('has at least 36 pieces in six categories, and at least four in each', () => {
    expect(pieces.length).toBeGreaterThanOrEqual(36);
    expect(sampleCatalog).toHaveLength(6);
    for (const { slug, pieces: own } of sampleCatalog) {
      expect(CategorySlug.safeParse(slug).success, slug).toBe(true);
      expect(own.length, slug).toBeGreaterThanOrEqual(4);
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

  it('describes every piece: metal with its fineness, measurements, care, and a certificate for diamonds', () => {
    for (const { slug, tags, description, summary } of pieces) {
      expect(description, slug).toMatch(/\*\*Metal:\*\* .*\((585|750|925)\)/);
      expect(description, slug).toMatch(/\d mm\b/);
      expect(description, slug).toMatch(/\*\*Care\.\*\*/);
      if (tags.includes('diamond')) expect(description, slug).toContain('**Certificate:**');
      expect(description.length, slug).toBeGreaterThan(400);
      expect(summary.length, slug).toBeLessThanOrEqual(160);
    }
  });

  it('shows every piece whole, from near and in scale', () => {
    for (const { slug, pictures: own } of pieces) {
      const views = own.map(({ file }) => viewOf(file));
      expect(views, slug).toEqual(expect.arrayContaining(['front', 'close', 'scale']));
      expect(views[0], slug).toBe('front');
    }
  });

  it('says of every picture what it shows, and says it once', () => {
    for (const { alt, file } of pictures) expect(alt.length, file).toBeGreaterThan(20);
    expect(new Set(pictures.map(({ alt }) => alt)).size).toBe(pictures.length);
  });
});

describe('its pictures', () => {
  const files = readdirSync(PICTURES);

  it('are each used once, are small, and are at most 14 MB together', () => {
    expect(files.toSorted()).toEqual(pictures.map(({ file }) => `${file}.jpg`).toSorted());
    const sizes = files.map((file) => statSync(join(PICTURES, file)).size);
    for (const [index, file] of files.entries()) expect(sizes[index], file).toBeLessThanOrEqual(120 * 1024);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(14 * 1024 * 1024);
  });

  it('have one crop, and pixels enough for a large screen', async () => {
    for (const file of files) {
      const { format, width, height } = await sharp(join(PICTURES, file)).metadata();
      expect({ file, format, ratio: width / height }).toEqual({ file, format: 'jpeg', ratio: 4 / 5 });
      expect(width, file).toBeGreaterThanOrEqual(640);
    }
  });
});
