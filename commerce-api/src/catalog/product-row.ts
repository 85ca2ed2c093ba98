import type { AdminProduct, ProductStatus } from '@lapidary/shared/catalog/admin-product';
import { ProductDocument } from '@lapidary/shared/catalog/product';
import { readStock } from '../inventory/index.ts';
import { AppError } from '../platform/app-error.ts';
import { type Executor, inList, select, selectOne } from '../platform/sql.ts';
import { forUpdate } from '../platform/transaction.ts';
import { readRevision } from './read-revision.ts';

/** A row of `products`. */
export interface ProductRow {
  id: string;
  slug: string;
  live_slug: string | null;
  title: string;
  category_slug: string | null;
  draft_json: string;
  version: number;
  live_version: number | null;
  live_revision_id: string | null;
  published_at: number | null;
  archived_at: number | null;
  updated_at: number;
}

const COLUMNS = `id, slug, live_slug, title, category_slug, draft_json, version, live_version, live_revision_id,
  published_at, archived_at, updated_at`;

/**
 * One product by id; inside a transaction the row is locked.
 * @throws AppError `not_found`.
 */
export async function readProductRow(on: Executor, id: string): Promise<ProductRow> {
  const lock = on.transaction ? forUpdate(on.database) : '';
  const row = await selectOne<ProductRow>(on, `SELECT ${COLUMNS} FROM products WHERE id = $id${lock}`, {
    id,
  });
  if (!row) throw new AppError('not_found', `There is no product ${id}.`);
  return row;
}

/** Those of the products that there are, in order of id. */
export async function findProductRows(on: Executor, ids: readonly string[]): Promise<ProductRow[]> {
  if (ids.length === 0) return [];
  const list = inList('id', ids);
  return await select<ProductRow>(
    on,
    `SELECT ${COLUMNS} FROM products WHERE id IN (${list.sql}) ORDER BY id`,
    list.bind,
  );
}

/** Products by their drafts' slugs, in order of id; inside a transaction the rows are locked. */
export async function readProductRowsBySlug(
  on: Executor,
  slugs: readonly string[],
): Promise<Map<string, ProductRow>> {
  if (slugs.length === 0) return new Map();
  const list = inList('slug', slugs);
  const lock = on.transaction ? forUpdate(on.database) : '';
  const rows = await select<ProductRow>(
    on,
    `SELECT ${COLUMNS} FROM products WHERE slug IN (${list.sql}) ORDER BY id${lock}`,
    list.bind,
  );
  return new Map(rows.map((row) => [row.slug, row]));
}

export const draftOf = (row: Pick<ProductRow, 'draft_json'>): ProductDocument =>
  ProductDocument.parse(JSON.parse(row.draft_json));

export const statusOf = (row: Pick<ProductRow, 'live_revision_id' | 'archived_at'>): ProductStatus => {
  if (row.archived_at !== null) return 'archived';
  return row.live_revision_id ? 'live' : 'draft';
};

/** What shoppers see, where the draft says something else. */
async function liveDocument(on: Executor, row: ProductRow): Promise<ProductDocument | null> {
  if (row.live_revision_id === null || row.live_version === row.version) return null;
  return (await readRevision(on, row.live_revision_id)).document;
}

/** The product as the merchant's desk shows it. */
export async function toAdminProduct(on: Executor, row: ProductRow): Promise<AdminProduct> {
  const draft = draftOf(row);
  const stock = await readStock(on, [row.id]);
  return {
    id: row.id,
    version: row.version,
    status: statusOf(row),
    hasUnpublishedChanges: row.live_version !== row.version,
    draft,
    live: await liveDocument(on, row),
    stock: Object.fromEntries(draft.variants.map(({ id }) => [id, stock.get(id) ?? 0])),
    liveSlug: row.live_slug,
    publishedAt: row.published_at === null ? null : new Date(row.published_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}
