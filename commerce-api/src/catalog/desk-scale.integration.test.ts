import { beforeAll, describe, expect, it, vi } from 'vitest';
import { dialectOf } from '../platform/database.ts';
import { type Executor, execute, select } from '../platform/sql.ts';
import { productDocument } from '../platform/testing/product-document.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import { inTransaction } from '../platform/transaction.ts';
import { listProducts } from './list-products.ts';

const { database } = await openTestDatabase();
const on = { database };
const { tokens, visitor } = createTestApp(database);
const token = tokens.merchant();

const PRODUCTS = 1_000;
const LIMIT = 50;

/** Rows as saving products would leave them, in three statements. */
beforeAll(async () => {
  const { variants, ...rest } = productDocument({ slug: 'x' });
  const draft = JSON.stringify({ ...rest, variants: variants.map((variant) => ({ ...variant, id: 'v' })) });
  const numbers = Array.from({ length: PRODUCTS }, (_, n) => String(n).padStart(4, '0'));
  const rows = numbers.map(
    (n) => `('p-${n}', 'piece-${n}', 'Piece ${n}', 'c-${n.slice(-1)}', $draft, 1, 0, 0)`,
  );
  await execute(
    on,
    `INSERT INTO products (id, slug, title, category_slug, draft_json, version, created_at, updated_at)
     VALUES ${rows.join(', ')}`,
    { draft },
  );
  const levels = numbers.map((n) => `('v-${n}', 'p-${n}', 5, 0)`);
  await execute(
    on,
    `INSERT INTO stock_levels (variant_id, product_id, stock, updated_at) VALUES ${levels.join(', ')}`,
  );
  if (dialectOf(database) === 'mysql') await database.query('ANALYZE TABLE products, stock_levels');
});

/** SELECTs of a request, without the one that asks whether the session still counts. */
async function countOf(path: string): Promise<number> {
  const query = vi.spyOn(database, 'query');
  try {
    expect((await visitor().send('GET', `/api/admin${path}`, { token })).status).toBe(200);
    return query.mock.calls.filter(([sql]) => /^\s*SELECT(?!.*session_cutoffs)/is.test(String(sql))).length;
  } finally {
    query.mockRestore();
  }
}

/** Rows that the server hands to a piece of work, whether they end up in its answer or not. */
async function rowsRead(work: (on: Executor) => Promise<unknown>): Promise<number> {
  return await inTransaction(database, async (open) => {
    const total = async () => {
      const rows = await select<{ Variable_name: string; Value: string }>(
        open,
        "SHOW SESSION STATUS LIKE 'Handler_read%'",
      );
      return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
    };
    const before = await total();
    await work(open);
    // Telling it reads rows as well: those of the table that it tells from.
    const told = (await total()) - before;
    const idle = await total();
    return told - ((await total()) - idle);
  });
}

describe('the list of products', () => {
  it.each(['', '&query=piece', '&category=c-7', '&status=draft', '&cursor=p-0500'])(
    'takes two statements for any page (%s)',
    async (query) => {
      expect(await countOf(`/products?limit=${LIMIT}${query}`)).toBe(2);
    },
  );

  it.each([
    ['the first page', 'archived_at IS NULL', {}],
    ['a page in the middle', "archived_at IS NULL AND id < 'p-0500'", { cursor: 'p-0500' }],
    ['a category', "category_slug = 'c-7' AND archived_at IS NULL", { category: 'c-7' }],
  ])(
    'reads what %s shows, not the catalog',
    async (_, where, { cursor, category }: Record<string, string>) => {
      if (dialectOf(database) === 'mysql') {
        const filter = { query: '', ...(category && { category }) };
        const read = await rowsRead((open) => listProducts(open, { filter, cursor, limit: LIMIT }));
        expect(read).toBeGreaterThanOrEqual(LIMIT);
        expect(read).toBeLessThan(4 * LIMIT);
        return;
      }
      const plan = await select<{ detail: string }>(
        on,
        `EXPLAIN QUERY PLAN SELECT id, draft_json FROM products WHERE ${where} ORDER BY id DESC LIMIT 51`,
      );
      const text = plan.map(({ detail }) => detail).join('; ');
      expect(text).toContain('USING INDEX');
      expect(text).not.toContain('TEMP B-TREE');
    },
  );
});

it('the editor takes four statements: the product, its stock, categories, collections', async () => {
  const counts: number[] = [];
  for (const path of ['/products/p-0007', '/categories', '/collections']) counts.push(await countOf(path));
  expect(counts).toEqual([2, 1, 1]);
});
