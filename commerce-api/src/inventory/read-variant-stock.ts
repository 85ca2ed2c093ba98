import type { VariantStock } from '@lapidary/shared/inventory/stock';
import { type Executor, selectOne } from '../platform/sql.ts';

/** The units on hand of a variant, for sale or not; undefined when there is no such variant. */
export const readVariantStock = async (on: Executor, variantId: string): Promise<VariantStock | undefined> =>
  await selectOne<VariantStock>(
    on,
    `SELECT s.variant_id AS variantId, s.product_id AS productId, COALESCE(p.live_title, p.title) AS productTitle,
       COALESCE(v.title, '') AS variantTitle, COALESCE(v.sku, '') AS sku, s.stock
     FROM stock_levels s
     JOIN products p ON p.id = s.product_id
     LEFT JOIN variants v ON v.id = s.variant_id
     WHERE s.variant_id = $variantId`,
    { variantId },
  );
