import type { Category } from '@lapidary/shared/catalog/category';
import type { Collection } from '@lapidary/shared/catalog/collection';
import { ProductDocument, type PublishedProduct } from '@lapidary/shared/catalog/product';
import { readStock, stockState } from '../inventory/index.ts';
import type { Services } from '../platform/services.ts';
import { type Bind, type Executor, inList, select } from '../platform/sql.ts';

const BATCH = 500;

export const listCategories = async (on: Executor): Promise<Category[]> =>
  await select<Category>(
    on,
    'SELECT slug, title, description, position FROM categories ORDER BY position, slug',
  );

export const listCollections = async (on: Executor): Promise<Collection[]> =>
  await select<Collection>(
    on,
    'SELECT slug, title, description, position FROM collections ORDER BY position, slug',
  );

/** Slugs that products had before, and where those products are now. */
export const listRedirects = async (on: Executor): Promise<{ old_slug: string; slug: string }[]> =>
  await select<{ old_slug: string; slug: string }>(
    on,
    `SELECT r.slug AS old_slug, p.live_slug AS slug FROM product_redirects r JOIN products p ON p.id = r.product_id
     WHERE p.live_slug IS NOT NULL ORDER BY r.slug`,
  );

/** A published product and the revision that it is read from. */
export interface PublishedRevision {
  product: PublishedProduct;
  revisionId: string;
  /** When the revision was made, milliseconds since 1970: a rollback to it brings this time back. */
  publishedAt: number;
}

async function readBatch(
  { database, settings }: Pick<Services, 'database' | 'settings'>,
  condition: string,
  bind: Bind,
): Promise<PublishedRevision[]> {
  const on = { database };
  const rows = await select<{ id: string; revision_id: string; document_json: string; created_at: number }>(
    on,
    `SELECT p.id, r.id AS revision_id, r.document_json, r.created_at
     FROM products p JOIN product_revisions r ON r.id = p.live_revision_id
     WHERE ${condition} ORDER BY p.id LIMIT ${BATCH}`,
    bind,
  );
  const stock = await readStock(
    on,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, revision_id, document_json, created_at }) => {
    const document = ProductDocument.parse(JSON.parse(document_json));
    const states = document.variants.map((variant) => {
      return [variant.id, stockState(stock.get(variant.id) ?? 0, settings.lowStockThreshold)] as const;
    });
    const product = { ...document, id, stock: Object.fromEntries(states) };
    return { product, revisionId: revision_id, publishedAt: Number(created_at) };
  });
}

/** Every published product, in batches, in order of id. */
export async function* readAllPublished(
  services: Pick<Services, 'database' | 'settings'>,
): AsyncGenerator<PublishedRevision[]> {
  let after = '';
  for (;;) {
    const batch = await readBatch(services, 'p.id > $after', { after });
    if (batch.length === 0) return;
    yield batch;
    after = batch.at(-1)!.product.id;
  }
}

/** Those of the given products that are published; the others are not live, or gone. */
export async function readPublished(
  services: Pick<Services, 'database' | 'settings'>,
  ids: readonly string[],
): Promise<PublishedRevision[]> {
  const found: PublishedRevision[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const list = inList('id', ids.slice(start, start + BATCH));
    found.push(...(await readBatch(services, `p.id IN (${list.sql})`, list.bind)));
  }
  return found;
}
