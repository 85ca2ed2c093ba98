import { z } from 'zod';
import { invalidSession } from '../errors.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { verifySoftwareToken as verify } from '../software-tokens.ts';
import { userOfAccessToken } from '../tokens.ts';

const code = { UserCode: z.string().regex(/^\d{6}$/), FriendlyDeviceName: z.string().max(100).default('') };
const input = z.union([
  z.object({ AccessToken: fields.AccessToken, ...code }),
  z.object({ Session: z.string().min(1), ...code }),
]);

/** Takes the authenticator app whose code this is. */
export const verifySoftwareToken = clientOperation(input, async (pool, given) => {
  const app = { code: given.UserCode, name: given.FriendlyDeviceName };
  if ('AccessToken' in given) {
    await verify(pool, userOfAccessToken(pool, given.AccessToken), app);
    return { Status: 'SUCCESS' };
  }
  const pending = pool.handshakes.find(given.Session);
  const user = pending?.kind === 'mfa-setup' ? pool.users.find(pending.username) : undefined;
  if (!user) throw invalidSession();
  await verify(pool, user, app);
  pool.handshakes.take(given.Session);
  const verified = { kind: 'mfa-setup', username: user.sub, verified: true } as const;
  return { Status: 'SUCCESS', Session: pool.handshakes.open(verified) };
});
