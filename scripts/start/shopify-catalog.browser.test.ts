import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { productPath } from '@lapidary/shared/page-paths';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cents, readPlainly } from '../catalog/shopify/fixtures/read-plainly.ts';
import { type StartedShop, startShop } from '../test/services/start-shop.ts';
import { makeTemporaryFolder } from '../test/services/temporary-folder.ts';
import { repo } from './bootstrap/read-settings.mjs';
import { isRunning } from './fixtures/processes.ts';

const FILE = path.join(repo, '../shared/data/shopify-jewelery.csv');
const present = existsSync(FILE);
if (!present) console.warn(`skipped: there is no ${FILE}, Shopify's sample of a jewelry catalog`);

const dollars = (price: string) =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' }).format(cents(price) / 100);

/** What a product page says of each variant, in the page's order. */
const shownVariants = (page: Page) =>
  page.locator('.variant[data-variant]').evaluateAll((panels) =>
    panels.map((panel) => ({
      price: panel.querySelector('.now')?.textContent,
      before: panel.querySelector('.before')?.textContent ?? '',
      facts: [...panel.querySelectorAll('.variant-facts span')].map((fact) => fact.textContent?.trim()),
    })),
  );

describe.skipIf(!present)("a shop that starts with Shopify's sample of a jewelry catalog", () => {
  const { folder: home, remove } = makeTemporaryFolder('shopify');
  let shop: StartedShop;
  let browser: Browser;
  let rows: Record<string, string>[];

  beforeAll(async () => {
    rows = readPlainly(readFileSync(FILE, 'utf8'));
    // The renderer is the same whatever the catalog; the shop of all tests has built it.
    cpSync(path.join(inject('shop').home, 'renderer'), path.join(home, 'renderer'), { recursive: true });
    shop = await startShop(home, FILE);
    browser = await chromium.launch({ executablePath: inject('chromium') });
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
    remove();
  });

  const titled = () => rows.filter(({ Title }) => Title !== '');
  const rowsOf = (handle: string) =>
    rows.filter((row) => row.Handle === handle && row['Variant Price'] !== '');
  const imageUrls = () => rows.map((row) => row['Image Src']!).filter((url) => url !== '');

  /** `npm run import` against this shop. */
  function importFile(file: string): Promise<{ code: number; out: string; error: string }> {
    const { DATABASE_URL: _callers, ...environment } = process.env;
    return new Promise((resolve) => {
      execFile(
        'npm',
        ['run', '--silent', 'import', '--', file],
        { cwd: repo, env: { ...environment, LAPIDARY_HOME: home } },
        (failure, out, error) => resolve({ code: failure ? Number(failure.code) : 0, out, error }),
      );
    });
  }

  /** Everything that an import could have touched. */
  function catalogRows(tables = ['products', 'variants', 'stock_levels', 'categories', 'publish_requests']) {
    const database = new DatabaseSync(path.join(home, 'lapidary.sqlite'), { readOnly: true });
    try {
      return tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    } finally {
      database.close();
    }
  }

  it('has a page for every product of the file, with its title, its variants and their prices', async () => {
    expect(titled().length).toBeGreaterThan(0);
    const page = await browser.newPage({ baseURL: shop.url, javaScriptEnabled: false });
    for (const { Handle: handle, Title: title } of titled()) {
      const answer = await page.goto(productPath(handle!), { waitUntil: 'domcontentloaded' });
      expect(answer?.status(), handle).toBe(200);
      expect(await page.locator('h1').innerText()).toBe(title);

      const wanted = rowsOf(handle!);
      const hasOptions = wanted[0]!['Option1 Name'] !== 'Title';
      const shown = await shownVariants(page);
      expect(shown, handle).toEqual(
        wanted.map((row) => ({
          price: dollars(row['Variant Price']!),
          before: row['Variant Compare At Price'] ? dollars(row['Variant Compare At Price']) : '',
          facts: hasOptions ? expect.arrayContaining([row['Option1 Value']]) : expect.anything(),
        })),
      );
      const values = await page.locator('.choices .value').allInnerTexts();
      expect(values, handle).toEqual(hasOptions ? wanted.map((row) => row['Option1 Value']) : []);
    }
    await page.close();
  });

  it('has every product in the listing of its category', async () => {
    for (const { Handle: handle, Type: type } of titled()) {
      const listing = await (await fetch(`${shop.url}/${type!.toLowerCase()}/`)).text();
      expect(listing, handle).toContain(`href="${productPath(handle!)}"`);
    }
  });

  it('was told of every picture that could not be fetched, and which product it belongs to', () => {
    const log = readFileSync(path.join(home, 'logs/catalog.log'), 'utf8');
    const missing = [...log.matchAll(/^note: (\S+), row (\d+): no picture (\S+): (.+)$/gm)];
    const [, stored, failed] = /^images: (\d+) stored, (\d+) missing$/m.exec(log) ?? [];
    expect(Number(stored) + Number(failed)).toBe(imageUrls().length);
    expect(missing).toHaveLength(Number(failed));
    for (const [, handle, row, url] of missing) {
      // The header is row 1.
      expect(rows[Number(row) - 2]).toMatchObject({ Handle: handle, 'Image Src': url });
    }
    console.log(`pictures of the file: ${stored} fetched, ${failed} not`);
  });

  it('is not changed by importing the same file again', async () => {
    const before = catalogRows();
    const { code, out } = await importFile(FILE);
    expect(out).toContain(`products: 0 new, 0 changed, ${titled().length} unchanged, 0 errors`);
    expect(code).toBe(0);
    expect(catalogRows()).toEqual(before);
  });

  it('is not changed by a file with one bad price: row, column, value and reason are named', async () => {
    const text = readFileSync(FILE, 'utf8');
    const lines = text.split('\n');
    // A good change above the bad row, which must not arrive either.
    expect(lines[1]).toContain('7 Shakra Bracelet');
    lines[1] = lines[1]!.replace('7 Shakra Bracelet', 'Half an import');
    expect(lines[2]).toContain(',42.99,');
    lines[2] = lines[2]!.replace(',42.99,', ',cheap,');
    const broken = path.join(home, 'broken.csv');
    writeFileSync(broken, lines.join('\n'));

    const before = catalogRows();
    const { code, out, error } = await importFile(broken);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(error).toMatch(/^row 3, column Variant Price, "cheap": \S.+$/m);
    expect(error.trimEnd().split('\n').at(-1)).toBe('nothing was imported');
    expect(catalogRows()).toEqual(before);
  });

  it('leaves no process behind, and has everything again when it is started at another port', async () => {
    const pids = ['local-aws', 'api', 'publisher'].map((name) =>
      Number(readFileSync(path.join(home, `run/${name}.pid`), 'utf8')),
    );
    expect(pids.map(isRunning)).toEqual([true, true, true]);
    const tables = ['products', 'variants', 'stock_levels', 'categories'];
    const before = catalogRows(tables);
    await shop.stop();
    expect(pids.map(isRunning)).toEqual([false, false, false]);

    const old = shop.url;
    shop = await startShop(home, FILE);
    expect(catalogRows(tables)).toEqual(before);
    const { Handle: handle, Title: title } = titled()[0]!;
    const html = await (await fetch(shop.url + productPath(handle!))).text();
    expect(html).toContain(title);
    expect(html).toContain(`<link rel="canonical" href="${shop.url}${productPath(handle!)}"`);
    const sitemap = await (await fetch(`${shop.url}/sitemap-listings.xml`)).text();
    expect(sitemap).toContain(`<loc>${shop.url}/</loc>`);
    expect(sitemap).not.toContain(old);
  });
});
