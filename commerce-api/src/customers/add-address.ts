import { type AddressList, MAX_ADDRESSES, type SaveAddress } from '@lapidary/shared/customers/address';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { insertAddress, selectAddresses, setDefaultAddress } from './address-rows.ts';
import { changeCustomer } from './change-customer.ts';

/**
 * Keeps another address for a customer; the first one is the default.
 * @returns all of them.
 * @throws AppError `conflict` when there are as many as one may keep.
 */
export async function addAddress(
  services: Pick<Services, 'database'>,
  customerId: string,
  { address, isDefault }: SaveAddress,
): Promise<AddressList> {
  return await changeCustomer(services, customerId, async (on) => {
    const kept = await selectAddresses(on, customerId);
    if (kept.length >= MAX_ADDRESSES) {
      throw new AppError('conflict', `You can keep ${MAX_ADDRESSES} addresses; delete one first.`);
    }
    const id = newId();
    await insertAddress(on, { id, customerId, address });
    if (isDefault || kept.length === 0) await setDefaultAddress(on, customerId, id);
    await recordAudit(on, { actor: customerId, action: 'account.address.add', subject: id });
    return { addresses: await selectAddresses(on, customerId) };
  });
}
