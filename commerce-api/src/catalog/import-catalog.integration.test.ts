import { describe, expect, it } from 'vitest';
import { select, selectOne } from '../platform/sql.ts';
import { productDocument } from '../platform/testing/product-document.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { type CatalogImport, importCatalog } from './index.ts';

const { database } = await openTestDatabase();
const on = { database };
const { services } = createTestApp(database);

const metals = (prices: Record<string, number>, stock: number) =>
  Object.entries(prices).map(([metal, price]) => ({
    sku: '',
    optionValues: [metal],
    price,
    compareAtPrice: null,
    weightGrams: null,
    barcode: '',
    stock,
  }));

function catalogOf(
  slug: string,
  prices: Record<string, number>,
  stock = 3,
  overwriteStock = false,
): CatalogImport {
  const { variants: _none, ...document } = productDocument({
    slug,
    categorySlug: 'rings',
    options: [{ name: 'Metal', values: Object.keys(prices) }],
  });
  return {
    actor: 'import',
    source: 'test.csv',
    categories: [{ slug: 'rings', title: 'Rings', description: '', position: 0 }],
    products: [{ document: { ...document, variants: metals(prices, stock) }, publish: true }],
    overwriteStock,
  };
}

const stockOf = async (slug: string): Promise<number[]> =>
  (
    await select<{ stock: number }>(
      on,
      `SELECT s.stock FROM stock_levels s JOIN variants v ON v.id = s.variant_id JOIN products p ON p.id = v.product_id
       WHERE p.slug = $slug AND v.live = 1 ORDER BY v.position`,
      { slug },
    )
  ).map(({ stock }) => stock);

describe('importCatalog', () => {
  it('brings products in, live and stocked, with one publish request', async () => {
    const input = catalogOf('first', { Gold: 100, Silver: 50 });
    const outcome = await importCatalog(services, input);
    expect(outcome).toMatchObject({ created: ['first'], changed: [], unchanged: [] });
    expect(outcome.publishRequestId).toEqual(expect.any(String));
    expect(await stockOf('first')).toEqual([3, 3]);
  });

  it('changes nothing when the same comes again', async () => {
    const input = catalogOf('second', { Gold: 100 });
    await importCatalog(services, input);
    const count = async () => (await select(on, 'SELECT id FROM publish_requests')).length;
    const requests = await count();
    expect(await importCatalog(services, input)).toEqual({
      created: [],
      changed: [],
      unchanged: ['second'],
      publishRequestId: null,
    });
    expect(await count()).toBe(requests);
  });

  it('keeps the ids of variants with the same option values, and adds the others', async () => {
    await importCatalog(services, catalogOf('third', { Gold: 100 }, 7));
    const ids = async () =>
      await select<{ title: string; id: string }>(
        on,
        `SELECT v.title, v.id FROM variants v JOIN products p ON p.id = v.product_id
         WHERE p.slug = 'third' ORDER BY v.position`,
      );
    const before = await ids();
    const outcome = await importCatalog(services, catalogOf('third', { Gold: 120, Silver: 60 }, 2));
    expect(outcome.changed).toEqual(['third']);
    const after = await ids();
    expect(after.map(({ title }) => title)).toEqual(['Gold', 'Silver']);
    expect(after[0]).toEqual(before[0]);
    expect(await stockOf('third')).toEqual([7, 2]);
  });

  it('leaves the stock of known variants alone, or sets it when asked, and then publishes', async () => {
    await importCatalog(services, catalogOf('fourth', { Gold: 100 }, 1));
    const kept = await importCatalog(services, catalogOf('fourth', { Gold: 100 }, 9));
    expect(kept).toMatchObject({ unchanged: ['fourth'], publishRequestId: null });
    const outcome = await importCatalog(services, catalogOf('fourth', { Gold: 100 }, 9, true));
    expect(outcome.changed).toEqual(['fourth']);
    expect(outcome.publishRequestId).not.toBeNull();
    expect(await stockOf('fourth')).toEqual([9]);
  });

  it('keeps the pictures of a product when it is given none to know of', async () => {
    const image = { key: 'media/a1', widths: [320], width: 320, height: 400, alt: 'A ring' };
    const withImages = (images: (typeof image)[] | null) => {
      const input = catalogOf('pictured', { Gold: 100 });
      return {
        ...input,
        products: input.products.map((p) => ({ ...p, document: { ...p.document, images } })),
      };
    };
    await importCatalog(services, withImages([image]));
    expect((await importCatalog(services, withImages(null))).unchanged).toEqual(['pictured']);
    expect((await importCatalog(services, withImages([]))).changed).toEqual(['pictured']);
  });

  it('leaves nothing behind when one product is wrong', async () => {
    const good = catalogOf('good-one', { Gold: 100 });
    const bad = catalogOf('bad-one', { Gold: -1 });
    const both = { ...good, products: [...good.products, ...bad.products] };
    await expect(importCatalog(services, both)).rejects.toThrow(/bad-one\.variants\.0\.price/);
    expect(await selectOne(on, "SELECT id FROM products WHERE slug = 'good-one'")).toBeUndefined();
  });
});
