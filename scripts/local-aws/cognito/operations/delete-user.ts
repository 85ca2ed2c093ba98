import { z } from 'zod';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { userOfAccessToken } from '../tokens.ts';

const input = z.object({ AccessToken: fields.AccessToken });

/** Deletes the account of a signed-in user, sessions included. */
export const deleteUser = clientOperation(input, async (pool, { AccessToken }) => {
  const user = userOfAccessToken(pool, AccessToken);
  pool.sessions.endAll(user.sub);
  pool.users.remove(user);
  await Promise.all([pool.sessions.save(), pool.users.save()]);
  return {};
});
