import type { ShippingMethod, ShippingMethodInput } from '@lapidary/shared/pricing/shipping-method';
import { recordAudit } from '../platform/audit.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { inTransaction } from '../platform/transaction.ts';
import { insertShippingMethod, selectShippingMethod } from './shipping-rows.ts';

/** Adds a shipping method; audited. */
export async function createShippingMethod(
  { database }: Pick<Services, 'database'>,
  { actor, input }: { actor: string; input: ShippingMethodInput },
): Promise<ShippingMethod> {
  return await inTransaction(database, async (on) => {
    const id = newId();
    await insertShippingMethod(on, id, input);
    await recordAudit(on, { actor, action: 'shipping_method.create', subject: id, after: input });
    return (await selectShippingMethod(on, id))!;
  });
}
