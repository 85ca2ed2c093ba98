import { type Executor, execute, inList, select } from '../platform/sql.ts';

/** Gives every variant of a product a stock, 0 where it has none yet, so that it can be counted before it is live. */
export async function ensureStockLevels(
  on: Executor,
  productId: string,
  variantIds: readonly string[],
): Promise<void> {
  const ids = inList('id', variantIds);
  const known = await select<{ variant_id: string }>(
    on,
    `SELECT variant_id FROM stock_levels WHERE variant_id IN (${ids.sql})`,
    ids.bind,
  );
  const present = new Set(known.map((row) => row.variant_id));
  for (const variantId of variantIds) {
    if (present.has(variantId)) continue;
    await execute(
      on,
      'INSERT INTO stock_levels (variant_id, product_id, stock, updated_at) VALUES ($variantId, $productId, 0, $now)',
      { variantId, productId, now: Date.now() },
    );
  }
}
