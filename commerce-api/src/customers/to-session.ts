import type { Session } from '@lapidary/shared/customers/session';
import { getUserEmail } from '../platform/aws/cognito-sessions.ts';
import type { Services } from '../platform/services.ts';
import { requireCurrentSession } from '../platform/session-cutoffs.ts';

/** The session of an access token, once it is proven good. @throws AppError `unauthenticated`, `unavailable`. */
export async function toSession(services: Services, accessToken: string): Promise<Session> {
  const verified = await services.accessTokens.verify(accessToken);
  await requireCurrentSession({ database: services.database }, verified);
  const { customerId, role, secondFactorMissing, expiresAt } = verified;
  const email = await getUserEmail(services, accessToken);
  return {
    customerId,
    email,
    role,
    secondFactorMissing,
    accessToken,
    expiresAt: expiresAt.toISOString(),
  };
}
