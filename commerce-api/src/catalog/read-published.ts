import type { Category } from '@lapidary/shared/catalog/category';
import type { Collection } from '@lapidary/shared/catalog/collection';
import { ProductDocument, type PublishedProduct } from '@lapidary/shared/catalog/product';
import type { Services } from '../platform/services.ts';
import { type Bind, type Executor, inList, select } from '../platform/sql.ts';
import { asPublished } from './as-published.ts';

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

/** A slug that a product had before, and the one it has now. */
export interface FormerSlug {
  product_id: string;
  old_slug: string;
  slug: string;
}

/** Former slugs of published products. @param productIds null for all of them. */
export async function listRedirects(
  on: Executor,
  productIds: readonly string[] | null,
): Promise<FormerSlug[]> {
  const found: FormerSlug[] = [];
  for (let start = 0; start < (productIds?.length ?? 1); start += BATCH) {
    const list = productIds && inList('id', productIds.slice(start, start + BATCH));
    const rows = await select<FormerSlug>(
      on,
      `SELECT r.product_id, r.slug AS old_slug, p.live_slug AS slug FROM product_redirects r
       JOIN products p ON p.id = r.product_id
       WHERE p.live_slug IS NOT NULL ${list ? `AND r.product_id IN (${list.sql})` : ''} ORDER BY r.slug`,
      list?.bind ?? {},
    );
    found.push(...rows);
  }
  return found;
}

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
  const products = await asPublished(
    { database, settings },
    rows.map(({ id, document_json }) => ({ id, document: ProductDocument.parse(JSON.parse(document_json)) })),
  );
  return rows.map(({ revision_id, created_at }, index) => {
    return { product: products[index]!, revisionId: revision_id, publishedAt: Number(created_at) };
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
