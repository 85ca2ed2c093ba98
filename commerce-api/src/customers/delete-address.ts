import type { AddressList } from '@lapidary/shared/customers/address';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { Services } from '../platform/services.ts';
import {
  deleteAddressRow,
  selectAddresses,
  selectOldestAddressId,
  setDefaultAddress,
} from './address-rows.ts';
import { changeCustomer } from './change-customer.ts';

/**
 * Deletes one of a customer's addresses. Was it the default, the oldest of the others becomes it.
 * @returns those that are left.
 * @throws AppError `not_found`, also for somebody else's.
 */
export async function deleteAddress(
  services: Pick<Services, 'database'>,
  { customerId, id }: { customerId: string; id: string },
): Promise<AddressList> {
  return await changeCustomer(services, customerId, async (on) => {
    if (!(await deleteAddressRow(on, { id, customerId }))) {
      throw new AppError('not_found', 'You have no such address.');
    }
    const left = await selectAddresses(on, customerId);
    if (!left.some(({ isDefault }) => isDefault)) {
      await setDefaultAddress(on, customerId, await selectOldestAddressId(on, customerId));
    }
    await recordAudit(on, { actor: customerId, action: 'account.address.delete', subject: id });
    return { addresses: await selectAddresses(on, customerId) };
  });
}
