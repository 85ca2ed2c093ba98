import type { ShippingMethod, ShippingMethodInput } from '@lapidary/shared/pricing/shipping-method';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction } from '../platform/transaction.ts';
import { versionStale } from '../platform/version-stale.ts';
import { publishShipping } from './publish-shipping.ts';
import { selectShippingMethod, updateShippingMethod } from './shipping-rows.ts';

/** Replaces a shipping method; audited. Orders keep theirs. @throws AppError `not_found`, `version_stale`. */
export async function changeShippingMethod(
  { database }: Pick<Services, 'database'>,
  { actor, id, version, input }: { actor: string; id: string; version: number; input: ShippingMethodInput },
): Promise<ShippingMethod> {
  return await inTransaction(database, async (on) => {
    const before = await selectShippingMethod(on, id);
    if (!before) throw new AppError('not_found', 'There is no such shipping method.');
    if (!(await updateShippingMethod(on, { id, version }, input))) {
      const actions = ['shipping_method.create', 'shipping_method.change'];
      throw await versionStale(on, { subject: id, actions, present: before.version, given: version });
    }
    await recordAudit(on, { actor, action: 'shipping_method.change', subject: id, before, after: input });
    await publishShipping(on, { actor, name: input.name });
    return (await selectShippingMethod(on, id))!;
  });
}
