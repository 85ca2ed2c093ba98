import type { OrderNote } from '@lapidary/shared/orders/admin-order';
import { type Executor, select } from '../platform/sql.ts';

/** The desk's notes on an order, oldest first. */
export async function readOrderNotes(on: Executor, orderId: string): Promise<OrderNote[]> {
  const rows = await select<{ id: string; actor: string; text: string; createdAt: number }>(
    on,
    `SELECT id, actor, note AS text, created_at AS createdAt FROM order_notes
     WHERE order_id = $orderId ORDER BY created_at, id`,
    { orderId },
  );
  return rows.map(({ createdAt, ...note }) => ({ ...note, at: new Date(createdAt).toISOString() }));
}
