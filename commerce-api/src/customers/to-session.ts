import type { Session } from '@lapidary/shared/customers/session';
import { getUserEmail } from '../platform/aws/cognito-sessions.ts';
import type { Services } from '../platform/services.ts';

/** The session of an access token, once it is proven good. @throws AppError `unauthenticated`, `unavailable`. */
export async function toSession(services: Services, accessToken: string): Promise<Session> {
  const { customerId, merchant, expiresAt } = await services.accessTokens.verify(accessToken);
  const email = await getUserEmail(services, accessToken);
  return { customerId, email, merchant, accessToken, expiresAt: expiresAt.toISOString() };
}
