import { type Executor, execute, inList, select } from '../platform/sql.ts';
import type { OpenTransaction } from '../platform/transaction.ts';
import type { StockChange } from './stock-change.ts';

export interface WantedStock {
  variantId: string;
  quantity: number;
  /** Units on hand when they were last read. */
  stock: number;
  /** Null for a variant that the shop does not know: it has no stock. */
  productId: string | null;
}

export interface TakenStock {
  changes: StockChange[];
  /** Units on hand by variant id, for each variant that has fewer than asked for. Not empty: roll back. */
  short: Map<string, number>;
}

/** The stock is still what was read: then it is known afterwards too, without reading it again. */
const takeFromKnown = async (on: Executor, { variantId, quantity, stock }: WantedStock): Promise<boolean> =>
  (await execute(
    on,
    `UPDATE stock_levels SET stock = $after, updated_at = $now WHERE variant_id = $variantId AND stock = $stock`,
    { variantId, stock, after: stock - quantity, now: Date.now() },
  )) === 1;

const takeIfEnough = async (on: Executor, { variantId, quantity }: WantedStock): Promise<boolean> =>
  (await execute(
    on,
    `UPDATE stock_levels SET stock = stock - $quantity, updated_at = $now
     WHERE variant_id = $variantId AND stock >= $quantity`,
    { variantId, quantity, now: Date.now() },
  )) === 1;

async function stocksOf(on: Executor, variantIds: readonly string[]): Promise<Map<string, number>> {
  if (variantIds.length === 0) return new Map();
  const ids = inList('id', variantIds);
  const rows = await select<{ variantId: string; stock: number }>(
    on,
    `SELECT variant_id AS variantId, stock FROM stock_levels WHERE variant_id IN (${ids.sql})`,
    ids.bind,
  );
  return new Map(rows.map(({ variantId, stock }) => [variantId, stock]));
}

/**
 * Takes units of several variants off the stock. Each UPDATE guards itself, so that no number of buyers at once can
 * take more than there is; rows are locked in variant id order, so that two buyers cannot wait for each other. One
 * statement per variant, and more only where somebody else has bought since the stock was read.
 * @param wanted one entry per variant.
 */
export async function takeStock(on: OpenTransaction, wanted: readonly WantedStock[]): Promise<TakenStock> {
  const known: StockChange[] = [];
  const moved: WantedStock[] = [];
  const short: WantedStock[] = [];
  for (const want of wanted.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
    const { variantId, quantity, stock, productId } = want;
    if (productId === null) short.push(want);
    else if (stock >= quantity && (await takeFromKnown(on, want))) {
      known.push({ variantId, productId, before: stock, after: stock - quantity });
    } else if (await takeIfEnough(on, want)) moved.push(want);
    else short.push(want);
  }
  const stocks = await stocksOf(
    on,
    [...moved, ...short].map(({ variantId }) => variantId),
  );
  const stockOf = (variantId: string): number => stocks.get(variantId) ?? 0;
  const found = moved.map(({ variantId, productId, quantity }): StockChange => {
    const after = stockOf(variantId);
    return { variantId, productId: productId!, before: after + quantity, after };
  });
  return {
    changes: [...known, ...found],
    short: new Map(short.map(({ variantId }) => [variantId, stockOf(variantId)])),
  };
}
