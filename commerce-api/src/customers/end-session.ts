import { withdrawCustomerBag } from '../bag/index.ts';
import { AppError } from '../platform/app-error.ts';
import { recordAudit } from '../platform/audit.ts';
import { refreshAccessToken, revokeRefreshToken, signOutGlobally } from '../platform/aws/cognito-sessions.ts';
import type { Services } from '../platform/services.ts';
import { cutOffSessions } from '../platform/session-cutoffs.ts';
import { changeCustomer } from './change-customer.ts';

/** Whose session a refresh token stands for; undefined when it stands for none (any more). */
async function ownerOf(
  services: Services,
  refreshToken: string,
): Promise<{ customerId: string; accessToken: string } | undefined> {
  try {
    const accessToken = await refreshAccessToken(services, refreshToken);
    return { customerId: (await services.accessTokens.verify(accessToken)).customerId, accessToken };
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return undefined;
    throw error;
  }
}

/** Ends the session of a refresh token, on this device only. @throws AppError `unavailable`; the session goes on then. */
export async function endSession(services: Services, refreshToken: string): Promise<void> {
  const owner = await ownerOf(services, refreshToken);
  if (!owner) return;
  await revokeRefreshToken(services, refreshToken);
  const { customerId } = owner;
  await changeCustomer(services, customerId, (on) =>
    recordAudit(on, { actor: customerId, action: 'session.end', subject: customerId }),
  );
}

/**
 * Ends every session of the account that a refresh token belongs to. The shop's own cut-off comes first: should Cognito
 * fail after it, no access token works any more, and the same request can be made again.
 * @throws AppError `unauthenticated` when the token stands for no session, `unavailable`.
 */
export async function endAllSessions(services: Services, refreshToken: string | undefined): Promise<void> {
  const owner = refreshToken ? await ownerOf(services, refreshToken) : undefined;
  if (!owner) throw new AppError('unauthenticated', 'There is no session; sign in.');
  const { customerId, accessToken } = owner;
  await changeCustomer(services, customerId, async (on) => {
    await cutOffSessions(on, customerId, Date.now());
    await withdrawCustomerBag(on, customerId);
    await recordAudit(on, { actor: customerId, action: 'session.end_everywhere', subject: customerId });
  });
  await signOutGlobally(services, accessToken);
}
