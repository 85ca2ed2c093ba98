import type { AdminProductList, ProductFilter } from '@lapidary/shared/catalog/admin-product';
import { imagePath } from '@lapidary/shared/page-paths';
import { readStock } from '../inventory/index.ts';
import { type Executor, select } from '../platform/sql.ts';
import { productCondition } from './product-filter.ts';
import { draftOf, type ProductRow, statusOf } from './product-row.ts';

/**
 * Products in order of creation, newest first, `limit` at a time.
 * @param input.cursor the last id of the page before.
 */
export async function listProducts(
  on: Executor,
  input: { filter: ProductFilter; cursor?: string | undefined; limit: number },
): Promise<AdminProductList> {
  const { conditions, bind: filtered } = productCondition(input.filter);
  const bind = { ...filtered, limit: input.limit + 1, ...(input.cursor && { cursor: input.cursor }) };
  if (input.cursor) conditions.push('id < $cursor');
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const rows = await select<ProductRow>(
    on,
    `SELECT id, slug, title, category_slug, draft_json, version, live_version, live_revision_id, archived_at, updated_at
     FROM products ${where} ORDER BY id DESC LIMIT $limit`,
    bind,
  );
  const page = rows.slice(0, input.limit);
  const stock = await readStock(
    on,
    page.map(({ id }) => id),
  );
  return {
    products: page.map((row) => {
      const draft = draftOf(row);
      const image = draft.images[0];
      return {
        id: row.id,
        title: row.title,
        slug: row.slug,
        categorySlug: row.category_slug,
        status: statusOf(row),
        hasUnpublishedChanges: row.live_version !== row.version,
        fromPrice: Math.min(...draft.variants.map(({ price }) => price)),
        totalStock: draft.variants.reduce((sum, { id }) => sum + (stock.get(id) ?? 0), 0),
        variantCount: draft.variants.length,
        image: image ? imagePath(image.key, image.widths[0]!) : null,
        updatedAt: new Date(row.updated_at).toISOString(),
      };
    }),
    nextCursor: rows.length > input.limit ? page.at(-1)!.id : null,
  };
}
