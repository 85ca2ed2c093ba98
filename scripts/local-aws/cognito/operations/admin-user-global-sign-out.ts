import { z } from 'zod';
import { fields } from '../inputs.ts';
import { adminOperation } from '../operation.ts';
import { existingUser } from './admin-get-user.ts';

const input = z.object({ UserPoolId: fields.UserPoolId, Username: fields.Username });

/** Ends every session of a user. */
export const adminUserGlobalSignOut = adminOperation(input, async (pool, { Username }) => {
  pool.sessions.endAll(existingUser(pool, Username).sub);
  await pool.sessions.save();
  return {};
});
