import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProduct, publishProducts, saveProduct } from '@lapidary/commerce-api/catalog';
import { createS3Client } from '@lapidary/commerce-api/platform/aws/clients';
import { execute, select } from '@lapidary/commerce-api/platform/sql';
import { openTestDatabase } from '@lapidary/commerce-api/platform/testing/test-database';
import { readSettings } from '@lapidary/commerce-api/settings';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { FetchError } from './images/fetch-bytes.ts';
import { ImportError } from './import-error.ts';
import { type ImportOptions, importFile } from './import-file.ts';
import { csvText, plainRow } from './shopify/csv-fixture.ts';
import { parseShopifyCsv } from './shopify/parse-shopify-csv.ts';

const SHOPIFY_SAMPLE = join(import.meta.dirname, '../../../shared/data/shopify-jewelery.csv');
const samplePresent = existsSync(SHOPIFY_SAMPLE);
if (!samplePresent)
  console.warn(`skipped: there is no ${SHOPIFY_SAMPLE}, Shopify's sample of a jewelry catalog`);

const { database, url } = await openTestDatabase();
const settings = readSettings({
  DATABASE_URL: url,
  COGNITO_USER_POOL_ID: 'us-east-1_local0001',
  COGNITO_CLIENT_ID: 'local',
});
const services = { database, settings, s3: createS3Client(settings) };

const folder = mkdtempSync(join(tmpdir(), 'lapidary-import-'));
afterAll(() => {
  services.s3.destroy();
  rmSync(folder, { recursive: true });
});

const TABLES = [
  'products',
  'product_revisions',
  'variants',
  'stock_levels',
  'categories',
  'publish_requests',
  'audit_entries',
] as const;
type Table = (typeof TABLES)[number];

const rowsOf = async <Row extends object>(table: Table): Promise<Row[]> =>
  await select<Row>({ database }, `SELECT * FROM ${table}`);

/** Every row that an import could write. */
const everything = async (): Promise<Record<string, object[]>> =>
  Object.fromEntries(
    await Promise.all(TABLES.map(async (table) => [table, await rowsOf(table)] as [string, object[]])),
  );

beforeEach(async () => {
  for (const table of TABLES) await execute({ database }, `DELETE FROM ${table}`);
});

/** Fails like a machine without a network. */
const noNetwork = async (address: string): Promise<never> => {
  throw new FetchError(`${new URL(address).host} cannot be reached`, { hostDown: true, code: 'ENOTFOUND' });
};
const run = async (path: string, options: Partial<ImportOptions> = {}) =>
  await importFile(services, path, { home: join(folder, 'home'), fetch: noNetwork, ...options });

function file(rows: Parameters<typeof csvText>[0], name = 'catalog.csv'): string {
  const path = join(folder, name);
  writeFileSync(path, csvText(rows));
  return path;
}

const ring = (price: string, more: Record<string, string> = {}): Record<string, string>[] => [
  {
    Handle: 'ring',
    Title: 'Ring',
    Type: 'Rings',
    'Option1 Name': 'Metal',
    'Option1 Value': 'Gold',
    'Variant Price': price,
    'Variant Inventory Qty': '5',
    ...more,
  },
  { Handle: 'ring', 'Option1 Value': 'Silver', 'Variant Price': '80', 'Variant Inventory Qty': '7' },
];

describe.skipIf(!samplePresent)("Shopify's sample of a jewelry catalog", () => {
  it('arrives whole: products, options, variants, prices and compare-at prices, live', async () => {
    const expected = parseShopifyCsv(readFileSync(SHOPIFY_SAMPLE), 'USD').products;
    const report = await run(SHOPIFY_SAMPLE);
    expect(report.created).toEqual(expected.map(({ document }) => document.slug));
    expect(report).toMatchObject({ changed: [], unchanged: [], notes: [], withoutCategory: [] });

    const products = await rowsOf<{ id: string; live_slug: string; live_title: string; draft_json: string }>(
      'products',
    );
    const variants = await rowsOf<{
      product_id: string;
      title: string;
      price: number;
      compare_at_price: number | null;
    }>('variants');
    const byPosition = (row: object): number => (row as { position: number }).position;
    for (const { document } of expected) {
      const product = products.find((row) => row.live_slug === document.slug)!;
      expect(product.live_title).toBe(document.title);
      expect(JSON.parse(product.draft_json)).toMatchObject({
        options: document.options,
        description: document.description,
        images: [],
      });
      const own = variants
        .filter((row) => row.product_id === product.id)
        .sort((a, b) => byPosition(a) - byPosition(b))
        .map(({ title, price, compare_at_price }) => ({ title, price, compare_at_price }));
      expect(own).toEqual(
        document.variants.map(({ optionValues, price, compareAtPrice }) => ({
          title: optionValues.join(' / '),
          price,
          compare_at_price: compareAtPrice,
        })),
      );
    }
    expect(products).toHaveLength(expected.length);
    expect(await rowsOf('publish_requests')).toHaveLength(1);
  });

  it('names every image that cannot be had, with product, row and reason', async () => {
    const { images } = await run(SHOPIFY_SAMPLE);
    const named = parseShopifyCsv(readFileSync(SHOPIFY_SAMPLE), 'USD').products.flatMap((product) =>
      product.images.map(({ row, url: address }) => ({ handle: product.document.slug, row, url: address })),
    );
    expect(images.failed).toEqual(
      named.map((image) => ({ ...image, reason: 'burst.shopifycdn.com cannot be reached' })),
    );
    expect(images).toMatchObject({ stored: 0, known: 0 });
  });

  it('changes nothing the second time', async () => {
    await run(SHOPIFY_SAMPLE);
    const before = await everything();
    const again = await run(SHOPIFY_SAMPLE);
    expect(again).toMatchObject({ created: [], changed: [], publishRequestId: null });
    expect(again.unchanged).toHaveLength(before.products!.length);
    expect(await everything()).toEqual(before);
  });
});

describe('a file with a fault', () => {
  it('leaves nothing behind, however much of it was right', async () => {
    const path = file([...ring('900'), plainRow({ 'Variant Price': 'free' })]);
    const error = await run(path).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ImportError);
    expect((error as ImportError).faults).toMatchObject([{ row: 4, column: 'Variant Price', value: 'free' }]);
    expect(Object.values(await everything()).flat()).toEqual([]);
  });

  it('that only the shop can know of leaves nothing behind either', async () => {
    const product = await createProduct(services, {
      actor: 'merchant',
      document: {
        title: 'Old band',
        slug: 'plain-band',
        description: '',
        categorySlug: null,
        vendor: '',
        tags: [],
        options: [],
        variants: [
          { sku: '', optionValues: [], price: 1, compareAtPrice: null, weightGrams: null, barcode: '' },
        ],
        images: [],
        seo: { title: '', description: '' },
      },
    });
    await publishProducts(services, { actor: 'merchant', productIds: [product.id] });
    // The address stays taken by what is live until the renamed draft is published.
    await saveProduct(services, {
      actor: 'merchant',
      id: product.id,
      version: product.version,
      document: { ...product.draft, slug: 'old-band' },
    });
    const before = await everything();
    await expect(run(file([...ring('900'), plainRow()]))).rejects.toMatchObject({ code: 'slug_taken' });
    expect(await everything()).toEqual(before);
  });

  it.each(['missing.csv', '.'])('that is none: %s', async (name) => {
    await expect(run(join(folder, name))).rejects.toThrow(ImportError);
  });
});

describe('importing a changed file', () => {
  const stockOf = async (): Promise<number[]> =>
    (await rowsOf<{ variant_id: string; stock: number }>('stock_levels'))
      .sort((a, b) => (a.variant_id < b.variant_id ? -1 : 1))
      .map(({ stock }) => stock);

  it('changes the product and keeps the ids of its variants', async () => {
    await run(file([...ring('900'), plainRow()]));
    const before = await rowsOf<{ id: string; price: number }>('variants');
    expect(await run(file([...ring('950'), plainRow()]))).toMatchObject({
      created: [],
      changed: ['ring'],
      unchanged: ['plain-band'],
    });
    const after = await rowsOf<{ id: string; price: number }>('variants');
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expect(after.map(({ price }) => price).sort((a, b) => a - b)).toEqual([8000, 12000, 95000]);
  });

  it('leaves stock alone unless it is asked to write it', async () => {
    await run(file(ring('900')));
    await execute({ database }, 'UPDATE stock_levels SET stock = stock - 2');
    expect(await stockOf()).toEqual([3, 5]);
    expect(await run(file(ring('900')))).toMatchObject({ changed: [] });
    expect(await stockOf()).toEqual([3, 5]);
    expect(await run(file(ring('900')), { overwriteStock: true })).toMatchObject({ changed: ['ring'] });
    expect(await stockOf()).toEqual([5, 7]);
  });

  it('only says what it would do in a dry run', async () => {
    await run(file(ring('900')));
    const before = await everything();
    const report = await run(file([...ring('950', { 'Image Src': 'https://a.example/1.jpg' }), plainRow()]), {
      dryRun: true,
    });
    expect(report).toMatchObject({ created: ['plain-band'], changed: ['ring'], unchanged: [] });
    expect(report.images).toEqual({ stored: 0, known: 0, waiting: 1, failed: [] });
    expect(await everything()).toEqual(before);
  });

  it('keeps products unpublished that the file does not publish', async () => {
    await run(file([plainRow({ Published: 'false' })]));
    expect(await rowsOf('products')).toMatchObject([{ slug: 'plain-band', live_slug: null }]);
    expect(await rowsOf('publish_requests')).toEqual([]);
  });
});

describe('npm run import', () => {
  const environment = {
    ...process.env,
    LAPIDARY_HOME: join(folder, 'home'),
    DATABASE_URL: url,
    COGNITO_USER_POOL_ID: settings.cognito.userPoolId,
    COGNITO_CLIENT_ID: settings.cognito.clientId,
    INIT_CWD: folder,
  };
  const command = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'import.ts'), ...args], {
      env: environment,
      encoding: 'utf8',
    });

  it('imports a file and says what it did', () => {
    file(ring('900'));
    const { status, stdout } = command('catalog.csv');
    expect(stdout).toContain('products: 1 new, 0 changed, 0 unchanged, 0 errors');
    expect(status).toBe(0);
  });

  it('ends with 1 and every fault in a line of its own', async () => {
    file([...ring('free'), plainRow({ Title: '' })]);
    const { status, stderr } = command('catalog.csv');
    expect(stderr).toContain('catalog.csv: the file has 2 faults\n');
    expect(stderr).toContain('row 2, column Variant Price, "free": is not an amount such as 42.99\n');
    expect(stderr).toContain('row 4, column Title, empty: must not be empty\n');
    expect(stderr).toMatch(/nothing was imported\n$/);
    expect(status).toBe(1);
    expect(await rowsOf('products')).toEqual([]);
  });

  it('ends with 1 and one line when it is called wrongly', () => {
    const { status, stderr } = command('--force');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(1);
  });

  it('explains itself', () => {
    expect(command('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Usage: npm run import'),
    });
  });
});
