import type { SavedAddress } from '@lapidary/shared/customers/address';
import type { Address } from '@lapidary/shared/orders/order';
import { type Executor, execute, select, selectOne } from '../platform/sql.ts';

interface AddressRow {
  id: string;
  addressJson: string;
  isDefault: number;
}

/** A customer's addresses, oldest first, in one statement. */
export async function selectAddresses(on: Executor, customerId: string): Promise<SavedAddress[]> {
  const rows = await select<AddressRow>(
    on,
    `SELECT a.id, a.address_json AS addressJson, CASE WHEN c.default_address_id = a.id THEN 1 ELSE 0 END AS isDefault
     FROM customer_addresses a
     JOIN customers c ON c.id = a.customer_id
     WHERE a.customer_id = $customerId
     ORDER BY a.id`,
    { customerId },
  );
  return rows.map(({ id, addressJson, isDefault }) => ({
    id,
    address: JSON.parse(addressJson) as Address,
    isDefault: isDefault === 1,
  }));
}

export async function insertAddress(
  on: Executor,
  row: { id: string; customerId: string; address: Address },
): Promise<void> {
  await execute(
    on,
    `INSERT INTO customer_addresses (id, customer_id, address_json, created_at, updated_at)
     VALUES ($id, $customerId, $addressJson, $now, $now)`,
    { id: row.id, customerId: row.customerId, addressJson: JSON.stringify(row.address), now: Date.now() },
  );
}

/** @returns whether the customer has such an address. */
export const updateAddress = async (
  on: Executor,
  row: { id: string; customerId: string; address: Address },
): Promise<boolean> =>
  (await execute(
    on,
    `UPDATE customer_addresses SET address_json = $addressJson, updated_at = $now
     WHERE id = $id AND customer_id = $customerId`,
    { id: row.id, customerId: row.customerId, addressJson: JSON.stringify(row.address), now: Date.now() },
  )) > 0;

/** @returns whether the customer had such an address. */
export const deleteAddressRow = async (
  on: Executor,
  { id, customerId }: { id: string; customerId: string },
): Promise<boolean> =>
  (await execute(on, 'DELETE FROM customer_addresses WHERE id = $id AND customer_id = $customerId', {
    id,
    customerId,
  })) > 0;

export async function deleteAddresses(on: Executor, customerId: string): Promise<void> {
  await execute(on, 'DELETE FROM customer_addresses WHERE customer_id = $customerId', { customerId });
}

/** The address that becomes the default when nobody has chosen one: the oldest. */
export const selectOldestAddressId = async (on: Executor, customerId: string): Promise<string | null> =>
  (await selectOne<{ id: string | null }>(
    on,
    'SELECT MIN(id) AS id FROM customer_addresses WHERE customer_id = $customerId',
    { customerId },
  ))!.id;

export async function setDefaultAddress(on: Executor, customerId: string, id: string | null): Promise<void> {
  await execute(on, 'UPDATE customers SET default_address_id = $id WHERE id = $customerId', {
    customerId,
    id,
  });
}
