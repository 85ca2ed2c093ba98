import type { Session } from '@lapidary/shared/customers/session';
import { AppError } from '../platform/app-error.ts';
import { refreshAccessToken } from '../platform/aws/cognito-sessions.ts';
import type { Services } from '../platform/services.ts';
import { toSession } from './to-session.ts';

/**
 * The session with a new access token.
 * @param refreshToken what the cookie holds, if there is one
 * @throws AppError `unauthenticated` when there is no session (any more), `unavailable`.
 */
export async function refreshSession(services: Services, refreshToken: string | undefined): Promise<Session> {
  if (!refreshToken) throw new AppError('unauthenticated', 'There is no session; sign in.');
  return await toSession(services, await refreshAccessToken(services, refreshToken));
}
