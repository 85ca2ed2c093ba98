import { execute } from '../platform/sql.ts';
import type { OpenTransaction } from '../platform/transaction.ts';

/** Remembers a slug that a product gives up, so that its old address leads to wherever the product is later. */
export async function keepAddress(on: OpenTransaction, productId: string, slug: string): Promise<void> {
  const kept = await execute(on, 'UPDATE product_redirects SET product_id = $productId WHERE slug = $slug', {
    productId,
    slug,
  });
  if (kept > 0) return;
  await execute(on, 'INSERT INTO product_redirects (slug, product_id) VALUES ($slug, $productId)', {
    productId,
    slug,
  });
}
