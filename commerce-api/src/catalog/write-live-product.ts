import { type ProductDocument, variantTitle } from '@lapidary/shared/catalog/product';
import { AppError } from '../platform/app-error.ts';
import { newId } from '../platform/ids.ts';
import { execute, inList, selectOne } from '../platform/sql.ts';
import { isDuplicateKey, type OpenTransaction } from '../platform/transaction.ts';
import { keepAddress } from './keep-address.ts';
import type { ProductRow } from './product-row.ts';
import type { Revision } from './read-revision.ts';

async function writeVariant(
  on: OpenTransaction,
  productId: string,
  position: number,
  variant: ProductDocument['variants'][number],
): Promise<void> {
  const bind = {
    id: variant.id,
    productId,
    position,
    sku: variant.sku,
    title: variantTitle(variant),
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
  };
  const known = await execute(
    on,
    `UPDATE variants SET product_id = $productId, position = $position, sku = $sku, title = $title, price = $price,
       compare_at_price = $compareAtPrice, live = 1
     WHERE id = $id`,
    bind,
  );
  if (known > 0) return;
  await execute(
    on,
    `INSERT INTO variants (id, product_id, position, sku, title, price, compare_at_price, live)
     VALUES ($id, $productId, $position, $sku, $title, $price, $compareAtPrice, 1)`,
    bind,
  );
}

/**
 * Makes a revision what shoppers see, of a product that had been put away, too: the live rows that bag and checkout read. Variants that the document does not
 * have go off sale; their rows stay for bags that still hold them.
 * @throws AppError `slug_taken` when another live product holds the slug.
 */
export async function pointLiveAt(on: OpenTransaction, row: ProductRow, revision: Revision): Promise<void> {
  const { document } = revision;
  const { slug } = document;
  const holder = await selectOne<{ live_title: string }>(
    on,
    'SELECT live_title FROM products WHERE live_slug = $slug AND id <> $id',
    { slug, id: row.id },
  );
  const taken = new AppError(
    'slug_taken',
    `"${slug}" is the address of ${holder ? `"${holder.live_title}"` : 'another product'}, which is live.`,
  );
  if (holder) throw taken;
  const kept = inList(
    'kept',
    document.variants.map(({ id }) => id),
  );
  await execute(on, `UPDATE variants SET live = 0 WHERE product_id = $id AND id NOT IN (${kept.sql})`, {
    ...kept.bind,
    id: row.id,
  });
  for (const [position, variant] of document.variants.entries()) {
    await writeVariant(on, row.id, position, variant);
  }
  if (row.live_slug !== null && row.live_slug !== slug) await keepAddress(on, row.id, row.live_slug);
  await execute(on, 'DELETE FROM product_redirects WHERE slug = $slug', { slug });
  try {
    await execute(
      on,
      `UPDATE products SET live_slug = $slug, live_title = $title, live_image_json = $image, live_version = $version,
         live_revision_id = $revisionId, published_at = $now, archived_at = NULL
       WHERE id = $id`,
      {
        id: row.id,
        slug,
        title: document.title,
        image: document.images[0] ? JSON.stringify(document.images[0]) : null,
        version: revision.version,
        revisionId: revision.id,
        now: Date.now(),
      },
    );
  } catch (error) {
    if (isDuplicateKey(error)) throw taken;
    throw error;
  }
}

/** Takes a product off the shop: nothing of it is for sale, its address is remembered. */
export async function clearLive(on: OpenTransaction, row: ProductRow): Promise<void> {
  if (row.live_slug !== null) await keepAddress(on, row.id, row.live_slug);
  await execute(on, 'UPDATE variants SET live = 0 WHERE product_id = $id', { id: row.id });
  await execute(
    on,
    `UPDATE products SET live_slug = NULL, live_title = NULL, live_image_json = NULL, live_version = NULL,
       live_revision_id = NULL, published_at = NULL
     WHERE id = $id`,
    { id: row.id },
  );
}

/**
 * Publishes a document: an immutable revision of it, which the live rows then point at.
 * @returns the revision's id.
 * @throws AppError `slug_taken` when another live product holds the slug.
 */
export async function writeLiveProduct(
  on: OpenTransaction,
  input: { actor: string; row: ProductRow; document: ProductDocument },
): Promise<string> {
  const { row, document } = input;
  const revision = { id: newId(), version: row.version, document };
  await execute(
    on,
    `INSERT INTO product_revisions (id, product_id, version, document_json, actor, created_at)
     VALUES ($id, $productId, $version, $document, $actor, $now)`,
    {
      id: revision.id,
      productId: row.id,
      version: row.version,
      document: JSON.stringify(document),
      actor: input.actor,
      now: Date.now(),
    },
  );
  await pointLiveAt(on, row, revision);
  return revision.id;
}
