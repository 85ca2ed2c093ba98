import type { Account, Profile } from '@lapidary/shared/customers/account';
import { recordAudit } from '../platform/audit.ts';
import type { AccessToken } from '../platform/aws/access-token.ts';
import type { Services } from '../platform/services.ts';
import { changeCustomer } from './change-customer.ts';
import { selectProfile, updateProfile } from './customer-rows.ts';
import { readAccount } from './read-account.ts';

/**
 * Replaces what a customer has told the shop. The audit trail, which nobody can blank later, has the names of what
 * changed and the consent, and nothing else of the person.
 * @throws AppError `unauthenticated`, `unavailable`.
 */
export async function saveProfile(
  services: Services,
  actor: AccessToken,
  profile: Profile,
): Promise<Account> {
  const { customerId } = actor;
  await changeCustomer(services, customerId, async (on) => {
    const before = await selectProfile(on, customerId);
    const changed = (Object.keys(profile) as (keyof Profile)[]).filter(
      (field) => profile[field] !== before[field],
    );
    await updateProfile(on, customerId, profile);
    const after = { changed, marketingConsent: profile.marketingConsent };
    await recordAudit(on, { actor: customerId, action: 'account.save', subject: customerId, after });
  });
  return await readAccount(services, actor);
}
