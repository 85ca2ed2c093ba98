import { z } from 'zod';
import { invalidSession } from '../errors.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { startSoftwareToken } from '../software-tokens.ts';
import { userOfAccessToken } from '../tokens.ts';

const input = z.union([
  z.object({ AccessToken: fields.AccessToken }),
  z.object({ Session: z.string().min(1) }),
]);

/** Gives out the secret for an authenticator app: to a signed-in user, or in the middle of a sign-in that needs one. */
export const associateSoftwareToken = clientOperation(input, async (pool, given) => {
  if ('AccessToken' in given) {
    return { SecretCode: await startSoftwareToken(pool, userOfAccessToken(pool, given.AccessToken)) };
  }
  const pending = pool.handshakes.take(given.Session);
  const user = pending?.kind === 'mfa-setup' ? pool.users.find(pending.username) : undefined;
  if (!pending || !user) throw invalidSession();
  return { SecretCode: await startSoftwareToken(pool, user), Session: pool.handshakes.open(pending) };
});
