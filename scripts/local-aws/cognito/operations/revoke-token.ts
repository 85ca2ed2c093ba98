import { z } from 'zod';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';

const input = z.object({ ClientId: fields.ClientId, Token: z.string().min(1) });

/** Ends the session of a refresh token. As in RFC 7009 a token that means nothing is answered the same. */
export const revokeToken = clientOperation(input, async (pool, { Token }) => {
  const session = pool.sessions.byRefreshToken(Token);
  if (session) {
    pool.sessions.end(session);
    await pool.sessions.save();
  }
  return {};
});
