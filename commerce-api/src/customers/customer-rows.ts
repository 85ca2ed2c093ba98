import type { Profile } from '@lapidary/shared/customers/account';
import { type Executor, execute, selectOne } from '../platform/sql.ts';
import { isDuplicateKey } from '../platform/transaction.ts';

interface CustomerRow {
  name: string;
  phone: string;
  locale: string;
  marketingConsent: number;
}

const NOTHING_SAID: Profile = { name: '', phone: '', locale: '', marketingConsent: false };

/** What a customer has told the shop; nothing yet for one without a row. */
export async function selectProfile(on: Executor, customerId: string): Promise<Profile> {
  const row = await selectOne<CustomerRow>(
    on,
    `SELECT name, phone, locale, marketing_consent AS marketingConsent FROM customers WHERE id = $customerId`,
    { customerId },
  );
  return row ? { ...row, marketingConsent: row.marketingConsent === 1 } : NOTHING_SAID;
}

/**
 * Sees to it that a customer has a row to lock. Outside of a transaction: a duplicate key would leave a lock behind
 * that others who come at the same time deadlock with.
 */
export async function ensureCustomer(on: Omit<Executor, 'transaction'>, customerId: string): Promise<void> {
  if (await selectOne(on, 'SELECT id FROM customers WHERE id = $customerId', { customerId })) return;
  try {
    await execute(
      on,
      `INSERT INTO customers (id, name, phone, locale, marketing_consent, created_at, updated_at)
       VALUES ($customerId, '', '', '', 0, $now, $now)`,
      { customerId, now: Date.now() },
    );
  } catch (error) {
    // Made by another request in between: as good.
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Locks a customer until the transaction ends. @returns false when the account has been deleted. */
export const lockCustomer = async (on: Executor, customerId: string): Promise<boolean> =>
  (await execute(on, 'UPDATE customers SET updated_at = $now WHERE id = $customerId AND deleted_at IS NULL', {
    customerId,
    now: Date.now(),
  })) > 0;

export async function updateProfile(on: Executor, customerId: string, profile: Profile): Promise<void> {
  await execute(
    on,
    `UPDATE customers SET name = $name, phone = $phone, locale = $locale, marketing_consent = $consent
     WHERE id = $customerId`,
    {
      customerId,
      name: profile.name,
      phone: profile.phone,
      locale: profile.locale,
      consent: profile.marketingConsent ? 1 : 0,
    },
  );
}

/** Blanks a customer and notes that the Cognito account has to go. */
export async function markCustomerDeleted(on: Executor, customerId: string): Promise<void> {
  await updateProfile(on, customerId, NOTHING_SAID);
  await execute(
    on,
    'UPDATE customers SET default_address_id = NULL, deleted_at = $now WHERE id = $customerId',
    { customerId, now: Date.now() },
  );
}
