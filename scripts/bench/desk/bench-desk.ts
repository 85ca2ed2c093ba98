import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { importCatalog } from '@lapidary/commerce-api/catalog';
import { migrate } from '@lapidary/commerce-api/migrations';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import { execute } from '@lapidary/commerce-api/platform/sql';
import type { AdminProductList } from '@lapidary/shared/catalog/admin-product';
import type { BulkEdit } from '@lapidary/shared/catalog/bulk-edit';
import { percentile } from '@lapidary/shared/percentile';
import mysql from 'mysql2/promise';
import { clientId, startTestPool, userPoolId } from '../../local-aws/cognito/testing.ts';
import { startPrivateMariadb } from '../../test/services/start-private-mariadb.ts';
import { signIn } from '../api/sign-in.ts';
import { startProduct } from '../api/start-shop-targets.ts';
import { syntheticCatalog } from '../synthetic-catalog.ts';

const TIMES = 40;
const BULK = 1_000;
const POLL_MS = 20;
const PAGE = 50;
const LIST_BUDGET_MS = 150;
const EDITOR_BUDGET_MS = 500;

/** What one thing at the desk takes, in milliseconds, from the request to the last byte of its answer. */
export interface DeskFigure {
  name: string;
  times: number;
  p50: number;
  p95: number;
  /** Of the 95th percentile; null for what has none. */
  budgetMs: number | null;
}

export interface DeskFigures {
  products: number;
  figures: DeskFigure[];
}

type Call = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;

const callerOf =
  (url: string, token: string): Call =>
  async (method, path, body) => {
    const response = await fetch(`${url}/api/admin${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
    return JSON.parse(text);
  };

async function measure(
  name: string,
  budgetMs: number | null,
  work: () => Promise<unknown>,
  times = TIMES,
): Promise<DeskFigure> {
  const taken: number[] = [];
  if (times > 1) await work();
  for (let round = 0; round < times; round += 1) {
    const startedAt = performance.now();
    await work();
    taken.push(performance.now() - startedAt);
  }
  taken.sort((a, b) => a - b);
  return { name, times, p50: percentile(taken, 0.5)!, p95: percentile(taken, 0.95)!, budgetMs };
}

/** Every list and filter that a merchant looks for a product by, and the editor of one. */
async function measureReading(call: Call, products: number): Promise<DeskFigure[]> {
  const list = (query: string) => call<AdminProductList>('GET', `/products?limit=${PAGE}${query}`);
  let cursor = '';
  for (let page = 0; page < products / PAGE / 4; page += 1)
    cursor = (await list(`&cursor=${cursor}`)).nextCursor ?? '';
  const [product] = (await list('&query=emerald')).products;
  const listed: [name: string, query: string][] = [
    ['first page', ''],
    ['page in the middle', `&cursor=${cursor}`],
    ['search that finds many', '&query=emerald'],
    ['search that finds nothing', '&query=nothing+of+the+kind'],
    ['one category', '&category=category-7'],
    ['unpublished changes (none)', '&status=changed'],
    ['archived (none)', '&status=archived'],
  ];
  const figures: DeskFigure[] = [];
  for (const [name, query] of listed) {
    figures.push(await measure(`list: ${name}`, LIST_BUDGET_MS, () => list(query)));
  }
  const editor = async () => {
    await call('GET', `/products/${product!.id}`);
    await call('GET', '/categories');
    await call('GET', '/collections');
  };
  figures.push(await measure('editor: product, categories, collections', EDITOR_BUDGET_MS, editor));
  figures.push(await measure('stock: lowest first', null, () => call('GET', '/inventory?limit=50')));
  figures.push(await measure('home', null, () => call('GET', '/overview')));
  figures.push(
    await measure('category: what deleting it would do', null, () =>
      call('GET', '/categories/category-7/use'),
    ),
  );
  return figures;
}

/** A change of prices of a thousand products: previewed, made, undone. */
async function measureBulk(call: Call): Promise<DeskFigure[]> {
  const productIds: string[] = [];
  let cursor = '';
  while (productIds.length < BULK) {
    const page = await call<AdminProductList>('GET', `/products?limit=100&cursor=${cursor}`);
    productIds.push(...page.products.map(({ id }) => id));
    cursor = page.nextCursor ?? '';
  }
  const change = { kind: 'price', by: 'percent', value: -10 };
  let id = '';
  const until = async (state: BulkEdit['state']) => {
    while ((await call<BulkEdit>('GET', `/bulk-edits/${id}`)).state !== state) await sleep(POLL_MS);
  };
  const once = (name: string, work: () => Promise<unknown>) =>
    measure(`${BULK} prices: ${name}`, null, work, 1);
  return [
    await once('preview', async () => {
      id = (await call<BulkEdit>('POST', '/bulk-edits', { selection: { productIds }, change })).id;
    }),
    await once('made', async () => {
      await call('POST', `/bulk-edits/${id}/apply`, { exclude: [] });
      await until('applied');
    }),
    await once('undone', async () => {
      await call('POST', `/bulk-edits/${id}/undo`);
      await until('undone');
    }),
  ];
}

async function seed(databaseUrl: string, products: number): Promise<void> {
  const database = await openDatabase(databaseUrl);
  try {
    await migrate(database);
    await importCatalog({ database }, syntheticCatalog(products));
    await execute({ database }, 'ANALYZE TABLE products, variants, stock_levels, product_revisions');
  } finally {
    await database.close();
  }
}

/** Measures what a merchant waits for at the desk, with the API as in production, on a private MariaDB. */
export async function benchDesk(products: number, progress: (text: string) => void): Promise<DeskFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-bench-desk-'));
  const closers: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    progress(`starting MariaDB, importing ${products} products`);
    const mariadb = await startPrivateMariadb();
    closers.push(mariadb.stop);
    const connection = await mysql.createConnection(mariadb.url);
    await connection.query('CREATE DATABASE bench_desk CHARACTER SET utf8mb4');
    await connection.end();
    const databaseUrl = new URL('bench_desk', mariadb.url).href;
    await seed(databaseUrl, products);

    progress('starting the API');
    const pool = await startTestPool();
    closers.push(pool.close);
    const token = await signIn(pool, { email: 'merchant@example.com', group: 'merchants' });
    const api = await startProduct({
      databaseUrl,
      cognito: { endpoint: pool.endpoint, userPoolId, clientId },
      folder,
    });
    closers.push(api.stop);
    const call = callerOf(api.url, token);
    progress('looking at products');
    const reading = await measureReading(call, products);
    progress(`changing ${BULK} prices`);
    return { products, figures: [...reading, ...(products >= BULK ? await measureBulk(call) : [])] };
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** The figures as a table in Markdown. */
export function deskTable({ products, figures }: DeskFigures): string[] {
  const decimal = (value: number) => value.toFixed(value < 10 ? 1 : 0);
  const told = ({ p95, budgetMs }: DeskFigure) => {
    if (budgetMs === null) return decimal(p95);
    return `${decimal(p95)} (≤ ${budgetMs}${p95 <= budgetMs ? '' : ', missed'})`;
  };
  return [
    `| ${products} products | times | p50, ms | p95, ms |`,
    '| --- | --- | --- | --- |',
    ...figures.map((one) => `| ${one.name} | ${one.times} | ${decimal(one.p50)} | ${told(one)} |`),
  ];
}
