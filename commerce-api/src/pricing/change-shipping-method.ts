import type { ShippingMethod, ShippingMethodInput } from '@lapidary/shared/pricing/shipping-method';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction } from '../platform/transaction.ts';
import { selectShippingMethod, updateShippingMethod } from './shipping-rows.ts';
import { versionStale } from './version-stale.ts';

/** Replaces a shipping method; audited. Orders keep theirs. @throws AppError `not_found`, `version_stale`. */
export async function changeShippingMethod(
  { database }: Pick<Services, 'database'>,
  { actor, id, version, input }: { actor: string; id: string; version: number; input: ShippingMethodInput },
): Promise<ShippingMethod> {
  return await inTransaction(database, async (on) => {
    const before = await selectShippingMethod(on, id);
    if (!before) throw new AppError('not_found', 'There is no such shipping method.');
    if (!(await updateShippingMethod(on, { id, version }, input)))
      throw versionStale(before.version, version);
    await recordAudit(on, { actor, action: 'shipping_method.change', subject: id, before, after: input });
    return (await selectShippingMethod(on, id))!;
  });
}
