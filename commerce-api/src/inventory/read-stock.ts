import { type Executor, inList, select } from '../platform/sql.ts';

/** Units on hand by variant id, for the variants of some products. Variants never stocked are absent. */
export async function readStock(on: Executor, productIds: readonly string[]): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map();
  const ids = inList('id', productIds);
  const rows = await select<{ variant_id: string; stock: number }>(
    on,
    `SELECT variant_id, stock FROM stock_levels WHERE product_id IN (${ids.sql})`,
    ids.bind,
  );
  return new Map(rows.map((row) => [row.variant_id, row.stock]));
}
