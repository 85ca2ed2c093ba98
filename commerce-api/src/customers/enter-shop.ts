import { claimCustomerBag } from '../bag/index.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { changeCustomer } from './change-customer.ts';

/**
 * What a sign-in does in the shop: the customer's bag takes up the guest's bag of this browser, once.
 * @returns the id of the customer's bag, for this browser's cookie.
 * @throws AppError `unauthenticated` when the account has been deleted.
 */
export async function enterShop(
  services: Pick<Services, 'database'>,
  { customerId, guestBagId }: { customerId: string; guestBagId: string | undefined },
): Promise<string> {
  return await changeCustomer(services, customerId, async (on) => {
    const { bagId, mergedLines } = await claimCustomerBag(on, { customerId, guestBagId });
    const after = { mergedLines };
    await recordAudit(on, { actor: customerId, action: 'session.start', subject: customerId, after });
    return bagId;
  });
}
