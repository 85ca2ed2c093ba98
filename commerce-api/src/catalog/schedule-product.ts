import type { Schedule, ScheduledAction } from '@lapidary/shared/publishing/schedule';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { execute } from '../platform/sql.ts';
import { databaseNow, inTransaction } from '../platform/transaction.ts';
import { readProductRow } from './product-row.ts';
import { getSchedule } from './read-schedules.ts';

/**
 * Has a product published or unpublished at a time to come, by the database's clock. What is published then is the
 * draft as it is then.
 * @param input.at ISO date and time.
 * @throws AppError `not_found`; `invalid_request` when the time has passed, `conflict` when it is archived.
 */
export async function scheduleProduct(
  { database }: Pick<Services, 'database'>,
  input: { actor: string; productId: string; action: ScheduledAction; at: string },
): Promise<Schedule> {
  const runAt = Date.parse(input.at);
  return await inTransaction(database, async (on) => {
    const product = await readProductRow(on, input.productId);
    if (product.archived_at !== null) {
      throw new AppError('conflict', `“${product.title}” is archived; bring it back before scheduling it.`);
    }
    const id = newId();
    const now = databaseNow(database);
    const inserted = await execute(
      on,
      `INSERT INTO schedules
         (id, product_id, action, run_at, state, actor, attempts, not_before, request_id, error, created_at)
       SELECT $id, id, $action, $runAt, 'scheduled', $actor, 0, $runAt, NULL, NULL, ${now}
       FROM products WHERE id = $productId AND $runAt > ${now}`,
      { id, action: input.action, runAt, actor: input.actor, productId: product.id },
    );
    if (inserted === 0) {
      const fields = [{ path: 'at', message: 'must lie in the future' }];
      throw new AppError('invalid_request', `${input.at} has passed; name a time to come.`, { fields });
    }
    await recordAudit(on, {
      actor: input.actor,
      action: 'product.schedule',
      subject: product.id,
      after: { schedule: id, action: input.action, at: new Date(runAt).toISOString() },
    });
    return await getSchedule(on, id);
  });
}
