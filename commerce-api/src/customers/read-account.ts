import type { Account } from '@lapidary/shared/customers/account';
import type { AccessToken } from '../platform/aws/access-token.ts';
import { getUserEmail } from '../platform/aws/cognito-sessions.ts';
import type { Services } from '../platform/services.ts';
import { selectProfile } from './customer-rows.ts';

/** The account of a verified access token. @throws AppError `unauthenticated` when it was revoked, `unavailable`. */
export async function readAccount(
  services: Services,
  { token, customerId, role }: AccessToken,
): Promise<Account> {
  const email = await getUserEmail(services, token);
  const profile = await selectProfile({ database: services.database }, customerId);
  return { customerId, email, role, ...profile };
}
