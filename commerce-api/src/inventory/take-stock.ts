import { execute, inList, select } from '../platform/sql.ts';
import type { OpenTransaction } from '../platform/transaction.ts';
import type { StockChange } from './stock-change.ts';

export interface TakenStock {
  changes: StockChange[];
  /** Units on hand by variant id, for each variant that has fewer than asked for. Not empty: roll back. */
  short: Map<string, number>;
}

/**
 * Takes units of several variants off the stock. Each UPDATE guards itself, so that no number of buyers at once can
 * take more than there is; rows are locked in variant id order, so that two buyers cannot wait for each other.
 * @param wanted one entry per variant.
 */
export async function takeStock(
  on: OpenTransaction,
  wanted: readonly { variantId: string; quantity: number }[],
): Promise<TakenStock> {
  const inOrder = wanted.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1));
  const taken = new Map<string, number>();
  for (const { variantId, quantity } of inOrder) {
    const affected = await execute(
      on,
      `UPDATE stock_levels SET stock = stock - $quantity, updated_at = $now
       WHERE variant_id = $variantId AND stock >= $quantity`,
      { variantId, quantity, now: Date.now() },
    );
    if (affected === 1) taken.set(variantId, quantity);
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
  const changes = rows.flatMap(({ variantId, productId, stock }): StockChange[] => {
    const quantity = taken.get(variantId);
    return quantity === undefined ? [] : [{ variantId, productId, before: stock + quantity, after: stock }];
  });
  const stockOf = new Map(rows.map(({ variantId, stock }) => [variantId, stock]));
  const short = inOrder.filter(({ variantId }) => !taken.has(variantId));
  return { changes, short: new Map(short.map(({ variantId }) => [variantId, stockOf.get(variantId) ?? 0])) };
}
