import type { StockMovement } from '@lapidary/shared/inventory/stock';
import { type Executor, select } from '../platform/sql.ts';

interface Row {
  number: string;
  quantity: number;
  actor: string;
  at: number | string;
}

const movement = (kind: 'sold' | 'returned', { number, quantity, actor, at }: Row): StockMovement => ({
  at: new Date(Number(at)).toISOString(),
  kind,
  actor,
  change: kind === 'sold' ? -quantity : quantity,
  stock: null,
  order: number,
});

/** As `returnsStock` decides it, of steps that have been taken. */
const RETURNS = `(e.status = 'cancelled' OR (e.status = 'refunded' AND e.from_status IN ('placed', 'paid', 'packed')))`;

const selectMovements = async (
  on: Executor,
  { variantId, condition, limit }: { variantId: string; condition: string; limit: number },
): Promise<Row[]> =>
  await select<Row>(
    on,
    `SELECT o.number, l.quantity, e.actor, e.created_at AS at
     FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN order_events e ON e.order_id = l.order_id
     WHERE l.variant_id = $variantId AND ${condition} ORDER BY e.id DESC LIMIT ${Math.trunc(limit)}`,
    { variantId },
  );

/** Units of a variant that orders took and gave back, newest first within each; at most `limit` of each. */
export async function readOrderedUnits(
  on: Executor,
  { variantId, limit }: { variantId: string; limit: number },
): Promise<StockMovement[]> {
  const sold = await selectMovements(on, { variantId, condition: 'e.from_status IS NULL', limit });
  const returned = await selectMovements(on, { variantId, condition: RETURNS, limit });
  return [...sold.map((row) => movement('sold', row)), ...returned.map((row) => movement('returned', row))];
}
