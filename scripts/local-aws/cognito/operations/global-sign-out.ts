import { z } from 'zod';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { userOfAccessToken } from '../tokens.ts';

const input = z.object({ AccessToken: fields.AccessToken });

/** Ends every session of the user: no refresh token works any more, no access token passes `GetUser`. */
export const globalSignOut = clientOperation(input, async (pool, { AccessToken }) => {
  pool.sessions.endAll(userOfAccessToken(pool, AccessToken).sub);
  await pool.sessions.save();
  return {};
});
