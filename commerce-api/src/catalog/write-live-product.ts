import { type ProductDocument, variantTitle } from '@lapidary/shared/catalog/product';
import { AppError } from '../platform/app-error.ts';
import { newId } from '../platform/ids.ts';
import { execute, inList, selectOne } from '../platform/sql.ts';
import { isDuplicateKey, type OpenTransaction } from '../platform/transaction.ts';
import { keepAddress } from './keep-address.ts';
import type { ProductRow } from './product-row.ts';

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
 * Makes a document what shoppers see: an immutable revision, and the live rows that bag and checkout read. Variants
 * that the document no longer has go off sale; their rows stay for bags that still hold them.
 * @throws AppError `slug_taken` when another live product holds the slug.
 */
export async function writeLiveProduct(
  on: OpenTransaction,
  input: { actor: string; row: ProductRow; document: ProductDocument },
): Promise<void> {
  const { row, document } = input;
  const revisionId = newId();
  const now = Date.now();
  const holder = await selectOne<{ live_title: string }>(
    on,
    'SELECT live_title FROM products WHERE live_slug = $slug AND id <> $id',
    { slug: document.slug, id: row.id },
  );
  const taken = new AppError(
    'slug_taken',
    `"${document.slug}" is the address of ${holder ? `"${holder.live_title}"` : 'another product'}, which is live.`,
  );
  if (holder) throw taken;
  await execute(
    on,
    `INSERT INTO product_revisions (id, product_id, version, document_json, actor, created_at)
     VALUES ($id, $productId, $version, $document, $actor, $now)`,
    {
      id: revisionId,
      productId: row.id,
      version: row.version,
      document: JSON.stringify(document),
      actor: input.actor,
      now,
    },
  );
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
  if (row.live_slug !== null && row.live_slug !== document.slug) await keepAddress(on, row.id, row.live_slug);
  await execute(on, 'DELETE FROM product_redirects WHERE slug = $slug', { slug: document.slug });
  try {
    await execute(
      on,
      `UPDATE products SET live_slug = $slug, live_title = $title, live_image_json = $image, live_version = version,
         live_revision_id = $revisionId, published_at = $now
       WHERE id = $id`,
      {
        id: row.id,
        slug: document.slug,
        title: document.title,
        image: document.images[0] ? JSON.stringify(document.images[0]) : null,
        revisionId,
        now,
      },
    );
  } catch (error) {
    if (isDuplicateKey(error)) throw taken;
    throw error;
  }
}
