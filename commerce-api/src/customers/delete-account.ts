import { deleteCustomerBag } from '../bag/index.ts';
import { anonymiseOrders } from '../orders/index.ts';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import type { AccessToken } from '../platform/aws/access-token.ts';
import type { Services } from '../platform/services.ts';
import { cutOffSessions, FOREVER } from '../platform/session-cutoffs.ts';
import { deleteAddresses } from './address-rows.ts';
import { changeCustomer } from './change-customer.ts';
import { markCustomerDeleted } from './customer-rows.ts';

/** How old a sign-in may be that deletes the account. */
const RECENT_MS = 10 * 60 * 1000;

/**
 * Deletes an account: addresses and bag go, the person is taken out of the orders, which stay, and no token of the
 * account works any more. That the Cognito account has to go as well is noted in the same commit, and done by
 * `deleteIdentities`, now or whenever Cognito answers.
 * @throws AppError `conflict` for a manager’s, `recent_sign_in_required` when the password was proved more than ten minutes ago.
 */
export async function deleteAccount(
  services: Pick<Services, 'database'>,
  { customerId, signedInAt, role }: Pick<AccessToken, 'customerId' | 'signedInAt' | 'role'>,
): Promise<void> {
  if (role === 'manager') {
    // Or the last one could leave a shop that nobody can open again.
    const detail = 'A manager’s account cannot be deleted; have another manager make you an editor first.';
    throw new AppError('conflict', detail);
  }
  if (Date.now() - signedInAt.getTime() > RECENT_MS) {
    const detail = 'Deleting an account needs a sign-in of the last ten minutes; sign in again first.';
    throw new AppError('recent_sign_in_required', detail);
  }
  await changeCustomer(services, customerId, async (on) => {
    await markCustomerDeleted(on, customerId);
    await deleteAddresses(on, customerId);
    const bagIds = await deleteCustomerBag(on, customerId);
    const orders = await anonymiseOrders(on, { customerId, bagIds });
    await cutOffSessions(on, customerId, FOREVER);
    const after = { anonymisedOrders: orders };
    await recordAudit(on, { actor: customerId, action: 'account.delete', subject: customerId, after });
  });
}
