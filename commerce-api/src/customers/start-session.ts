import type { Session, StartSession } from '@lapidary/shared/customers/session';
import { AppError } from '../platform/app-error.ts';
import { refreshAccessToken } from '../platform/aws/cognito-sessions.ts';
import type { Services } from '../platform/services.ts';
import { toSession } from './to-session.ts';

/**
 * Takes over the tokens of a sign-in. The refresh token is opaque, so it is used once to see that it works and
 * belongs to the same account: a cookie is never set to a token that was not tried.
 * @throws AppError `unauthenticated`, `unavailable`.
 */
export async function startSession(
  services: Services,
  { accessToken, refreshToken }: StartSession,
): Promise<Session> {
  const session = await toSession(services, accessToken);
  const renewed = await services.accessTokens.verify(await refreshAccessToken(services, refreshToken));
  if (renewed.customerId !== session.customerId) {
    throw new AppError('unauthenticated', 'The two tokens are not of the same account.');
  }
  return session;
}
