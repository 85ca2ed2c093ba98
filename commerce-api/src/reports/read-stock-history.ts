import type { StockHistory, StockMovement } from '@lapidary/shared/inventory/stock';
import { readVariantStock } from '../inventory/index.ts';
import { readOrderedUnits } from '../orders/index.ts';
import { AppError } from '../platform/app-error.ts';
import { listAudit } from '../platform/list-audit.ts';
import type { Services } from '../platform/services.ts';
import type { Executor } from '../platform/sql.ts';

const LAST = 100;

/** What merchants set, from the audit log. */
async function readSetStock(on: Executor, variantId: string): Promise<StockMovement[]> {
  const { entries } = await listAudit(on, { entity: variantId, action: 'inventory.set', limit: LAST });
  return entries.map(({ at, actor, before, after }) => {
    const { stock } = after as { stock: number };
    return {
      at,
      kind: 'set',
      actor,
      change: stock - (before as { stock: number }).stock,
      stock,
      order: null,
    };
  });
}

/**
 * What became of the units of a variant, newest first: set at the desk, sold, returned. Nothing is kept for it, so that
 * an order costs no statement more.
 * @throws AppError `not_found`.
 */
export async function readStockHistory(
  { database }: Pick<Services, 'database'>,
  variantId: string,
): Promise<StockHistory> {
  const on = { database };
  const variant = await readVariantStock(on, variantId);
  if (!variant) throw new AppError('not_found', 'There is no such variant.');
  const movements = [
    ...(await readSetStock(on, variantId)),
    ...(await readOrderedUnits(on, { variantId, limit: LAST })),
  ];
  return {
    variant,
    movements: movements.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, LAST),
  };
}
