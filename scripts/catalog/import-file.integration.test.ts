import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ParsedProduct, readCatalog, runJobs } from '@lapidary/commerce-api/catalog';
import { createS3Client } from '@lapidary/commerce-api/platform/aws/clients';
import { execute, select, selectOne } from '@lapidary/commerce-api/platform/sql';
import { openTestDatabase } from '@lapidary/commerce-api/platform/testing/test-database';
import { offerLocalCredentials } from '@lapidary/commerce-api/platform/testing/test-settings';
import { readSettings } from '@lapidary/commerce-api/settings';
import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { importFromDisk } from './import-file.ts';

const SHOPIFY_SAMPLE = join(import.meta.dirname, '../../../shared/data/shopify-jewelery.csv');
const samplePresent = existsSync(SHOPIFY_SAMPLE);
if (!samplePresent)
  console.warn(`skipped: there is no ${SHOPIFY_SAMPLE}, Shopify's sample of a jewelry catalog`);

const { database, url } = await openTestDatabase();
offerLocalCredentials();
const environment = {
  DATABASE_URL: url,
  AWS_ENDPOINT_S3: inject('awsEndpoints').s3,
  COGNITO_USER_POOL_ID: 'us-east-1_local0001',
  COGNITO_CLIENT_ID: 'local',
  // No picture is fetched from outside this machine.
  IMPORT_IMAGE_HOSTS: 'nowhere.invalid',
};
const settings = readSettings(environment);
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
];
const rowsOf = async <Row extends object>(table: string): Promise<Row[]> =>
  await select<Row>({ database }, `SELECT * FROM ${table}`);
const catalogRows = async (): Promise<object[][]> =>
  await Promise.all(TABLES.filter((table) => table !== 'audit_entries').map((table) => rowsOf(table)));

beforeEach(async () => {
  for (const table of [...TABLES, 'import_jobs']) await execute({ database }, `DELETE FROM ${table}`);
});

const run = async (path: string, dryRun = false) =>
  await importFromDisk(services, path, { dryRun, overwriteStock: false, onProgress: () => {} });

const HEADER = 'Handle,Title,Option1 Name,Option1 Value,Variant Price,Variant Inventory Qty\n';
const ring = (price: string): string => `ring,Ring,Metal,Gold,${price},5\nring,,,Silver,80,7\n`;

function file(rows: string): string {
  const path = join(folder, 'catalog.csv');
  writeFileSync(path, HEADER + rows);
  return path;
}

describe.skipIf(!samplePresent)("Shopify's sample of a jewelry catalog", () => {
  it('arrives whole: products, options, variants, prices and compare-at prices, live; again it changes nothing', async () => {
    const { products: read } = readCatalog(readFileSync(SHOPIFY_SAMPLE), { currency: 'USD' });
    const expected: ParsedProduct[] = [];
    for await (const product of read) expected.push(product);
    const report = await run(SHOPIFY_SAMPLE);
    expect(report.counts).toMatchObject({ created: expected.length, changed: 0, unchanged: 0, failed: 0 });

    const products = await rowsOf<{ id: string; live_slug: string; live_title: string; draft_json: string }>(
      'products',
    );
    const variants = await select<{
      product_id: string;
      title: string;
      price: number;
      compare_at_price: number | null;
    }>({ database }, 'SELECT * FROM variants ORDER BY position');
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
        .map(({ title, price, compare_at_price }) => ({ title, price, compare_at_price }));
      expect(own).toEqual(
        document.variants.map(({ optionValues, price, compareAtPrice }) => ({
          title: optionValues.join(' / '),
          price,
          compare_at_price: compareAtPrice,
        })),
      );
    }
    expect(await rowsOf('publish_requests')).toHaveLength(1);
    const missing = report.notes.filter(({ message }) => message.startsWith('no picture '));
    expect(missing.map(({ handle, row }) => [handle, row])).toEqual(
      expected.flatMap(({ document, images }) => images.map(({ row }) => [document.slug, row])),
    );

    const before = await catalogRows();
    const again = await run(SHOPIFY_SAMPLE);
    expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: expected.length });
    expect(again.publishRequestId).toBeNull();
    expect(await catalogRows()).toEqual(before);
  });
});

describe('npm run import', () => {
  const options = {
    env: { ...process.env, ...environment, LAPIDARY_HOME: join(folder, 'home'), INIT_CWD: folder },
    encoding: 'utf8',
  } as const;
  const script = (name: string): string => join(import.meta.dirname, name);
  const command = (...args: string[]) => spawnSync(process.execPath, [script('import.ts'), ...args], options);

  it('imports a file and says what it did; what npm run export then writes changes nothing', async () => {
    file(ring('900'));
    const dry = command('catalog.csv', '--dry-run');
    expect(dry.stdout).toContain('a dry run, nothing was written');
    expect(await rowsOf('products')).toEqual([]);
    const { status, stdout } = command('catalog.csv');
    expect(stdout).toContain('products: 1 new, 0 changed, 0 unchanged, 0 errors');
    expect(status).toBe(0);
    const exported = spawnSync(process.execPath, [script('export.ts'), 'exported.csv'], options);
    expect([exported.status, exported.stderr]).toEqual([0, '']);
    expect((await run(join(folder, 'exported.csv'), true)).counts).toMatchObject({
      changed: 0,
      unchanged: 1,
    });
  });

  it('ends with 1 and every fault in a line of its own', async () => {
    file(`${ring('free')}plain,,,,1,1\n`);
    const { status, stderr } = command('catalog.csv');
    expect(stderr).toContain('catalog.csv: the file has 2 faults\n');
    expect(stderr).toContain('row 2, column Variant Price, "free": is not an amount such as 42.99\n');
    expect(stderr).toContain('row 4, column Title, empty: must not be empty\n');
    expect(stderr).toMatch(/nothing was imported\n$/);
    expect(status).toBe(1);
    expect(await rowsOf('products')).toEqual([]);
    for (const name of ['missing.csv', '.']) await expect(run(join(folder, name))).rejects.toThrow();
  });

  it('ends with 1 and one line when it is called wrongly', () => {
    const { status, stderr } = command('--force');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(1);
  });

  it('killed in the middle, is finished by whoever comes next: every product once', async () => {
    const count = 600;
    const rows = Array.from({ length: count }, (_, n) => `band-${n},Band ${n},Metal,Gold,100,4\n`);
    file(rows.join(''));
    const child = spawn(process.execPath, [script('import.ts'), 'catalog.csv'], {
      env: options.env,
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    const progress = async (): Promise<number> =>
      (
        await selectOne<{ done: number }>(
          { database },
          "SELECT done FROM import_jobs WHERE state = 'applying'",
        )
      )?.done ?? 0;
    while ((await progress()) === 0 && child.exitCode === null) await sleep(2);
    child.kill('SIGKILL');
    await ended;
    const products = (await rowsOf('products')).length;
    expect(products).toBe(await progress());
    expect(products).toBeGreaterThan(0);
    expect(products).toBeLessThan(count);

    // As when the dead one's time is over.
    await execute({ database }, 'UPDATE import_jobs SET lease_until = 0');
    await runJobs(services);
    const [job] = await rowsOf<{ state: string; done: number }>('import_jobs');
    expect(job).toMatchObject({ state: 'done', done: count });
    expect(await rowsOf('products')).toHaveLength(count);
    const audited = await select(
      { database },
      "SELECT subject FROM audit_entries WHERE action = 'product.import'",
    );
    expect(audited).toHaveLength(count);
  });
});
