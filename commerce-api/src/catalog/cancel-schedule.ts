import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { execute } from '../platform/sql.ts';
import { inTransaction } from '../platform/transaction.ts';
import { getSchedule } from './read-schedules.ts';

/**
 * Cancels what is scheduled, or puts away what could not be done.
 * @throws AppError `not_found`, `conflict` when it has been done meanwhile.
 */
export async function cancelSchedule(
  { database }: Pick<Services, 'database'>,
  input: { actor: string; id: string },
): Promise<void> {
  await inTransaction(database, async (on) => {
    const { productId, action, at } = await getSchedule(on, input.id);
    const deleted = await execute(on, "DELETE FROM schedules WHERE id = $id AND state <> 'done'", {
      id: input.id,
    });
    if (deleted === 0) throw new AppError('conflict', 'It is too late to cancel: this has been done.');
    await recordAudit(on, {
      actor: input.actor,
      action: 'product.schedule_cancel',
      subject: productId,
      before: { schedule: input.id, action, at },
    });
  });
}
