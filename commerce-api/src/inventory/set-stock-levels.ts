import { execute } from '../platform/sql.ts';
import type { OpenTransaction } from '../platform/transaction.ts';

/** Sets the units on hand of variants that have a stock level, in id order as every writer of stock. */
export async function setStockLevels(
  on: OpenTransaction,
  levels: readonly { variantId: string; stock: number }[],
): Promise<void> {
  const now = Date.now();
  for (const { variantId, stock } of levels.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    await execute(
      on,
      'UPDATE stock_levels SET stock = $stock, updated_at = $now WHERE variant_id = $variantId',
      {
        variantId,
        stock,
        now,
      },
    );
  }
}
