import type { AddressList, SaveAddress } from '@lapidary/shared/customers/address';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import { selectAddresses, setDefaultAddress, updateAddress } from './address-rows.ts';
import { changeCustomer } from './change-customer.ts';

/**
 * Replaces one of a customer's addresses. The default stays the default until another one is made it.
 * @returns all of them.
 * @throws AppError `not_found`, also for somebody else's.
 */
export async function saveAddress(
  services: Pick<Services, 'database'>,
  { customerId, id }: { customerId: string; id: string },
  { address, isDefault }: SaveAddress,
): Promise<AddressList> {
  return await changeCustomer(services, customerId, async (on) => {
    if (!(await updateAddress(on, { id, customerId, address }))) {
      throw new AppError('not_found', 'You have no such address.');
    }
    if (isDefault) await setDefaultAddress(on, customerId, id);
    await recordAudit(on, { actor: customerId, action: 'account.address.save', subject: id });
    return { addresses: await selectAddresses(on, customerId) };
  });
}
