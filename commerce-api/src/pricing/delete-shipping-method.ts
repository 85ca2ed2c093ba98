import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction } from '../platform/transaction.ts';
import { deleteShippingMethodRow, selectShippingMethod } from './shipping-rows.ts';

/** Takes a shipping method away; audited. Orders keep theirs. @throws AppError `not_found`. */
export async function deleteShippingMethod(
  { database }: Pick<Services, 'database'>,
  { actor, id }: { actor: string; id: string },
): Promise<void> {
  await inTransaction(database, async (on) => {
    const before = await selectShippingMethod(on, id);
    if (!before) throw new AppError('not_found', 'There is no such shipping method.');
    await deleteShippingMethodRow(on, id);
    await recordAudit(on, { actor, action: 'shipping_method.delete', subject: id, before });
  });
}
