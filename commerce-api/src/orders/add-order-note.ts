import type { AdminOrder } from '@lapidary/shared/orders/admin-order';
import { recordAudit } from '../platform/audit.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { execute } from '../platform/sql.ts';
import { databaseNow, inTransaction } from '../platform/transaction.ts';
import { findOrderRow, readAdminOrder } from './get-admin-order.ts';

/** Adds a note of the desk to an order; audited. @throws AppError `not_found`. */
export async function addOrderNote(
  { database }: Pick<Services, 'database'>,
  { actor, number, text }: { actor: string; number: string; text: string },
): Promise<AdminOrder> {
  return await inTransaction(database, async (on) => {
    const row = await findOrderRow(on, number);
    const id = newId();
    await execute(
      on,
      `INSERT INTO order_notes (id, order_id, actor, note, created_at)
       VALUES ($id, $orderId, $actor, $text, ${databaseNow(database)})`,
      { id, orderId: row.id, actor, text },
    );
    await recordAudit(on, { actor, action: 'order.note', subject: row.number, after: { id } });
    return await readAdminOrder(on, row.number);
  });
}
