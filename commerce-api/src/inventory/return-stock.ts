import { execute, inList, select } from '../platform/sql.ts';
import type { OpenTransaction } from '../platform/transaction.ts';
import type { StockChange } from './stock-change.ts';

/**
 * Puts units of several variants back on the stock, in variant id order as they are taken. A variant that is no longer
 * known has no stock to go back to.
 * @param units one entry per variant.
 */
export async function returnStock(
  on: OpenTransaction,
  units: readonly { variantId: string; quantity: number }[],
): Promise<StockChange[]> {
  if (units.length === 0) return [];
  const inOrder = units.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1));
  for (const { variantId, quantity } of inOrder) {
    await execute(
      on,
      'UPDATE stock_levels SET stock = stock + $quantity, updated_at = $now WHERE variant_id = $variantId',
      { variantId, quantity, now: Date.now() },
    );
  }
  const ids = inList(
    'id',
    inOrder.map(({ variantId }) => variantId),
  );
  const rows = await select<{ variantId: string; productId: string; stock: number }>(
    on,
    `SELECT variant_id AS variantId, product_id AS productId, stock FROM stock_levels
     WHERE variant_id IN (${ids.sql})`,
    ids.bind,
  );
  const quantityOf = new Map(inOrder.map(({ variantId, quantity }) => [variantId, quantity]));
  return rows.map(({ variantId, productId, stock }) => ({
    variantId,
    productId,
    before: stock - quantityOf.get(variantId)!,
    after: stock,
  }));
}
