import { execute, selectOne } from '../platform/sql.ts';
import { forUpdate, type OpenTransaction } from '../platform/transaction.ts';
import type { StockChange } from './stock-change.ts';

/**
 * Sets the units on hand of a variant.
 * @returns how the stock moved, or undefined when there is no such variant.
 */
export async function setStock(
  on: OpenTransaction,
  { variantId, stock }: { variantId: string; stock: number },
): Promise<StockChange | undefined> {
  const level = await selectOne<{ productId: string; stock: number }>(
    on,
    `SELECT product_id AS productId, stock FROM stock_levels
     WHERE variant_id = $variantId${forUpdate(on.database)}`,
    { variantId },
  );
  if (!level) return undefined;
  await execute(
    on,
    'UPDATE stock_levels SET stock = $stock, updated_at = $now WHERE variant_id = $variantId',
    { variantId, stock, now: Date.now() },
  );
  return { variantId, productId: level.productId, before: level.stock, after: stock };
}
