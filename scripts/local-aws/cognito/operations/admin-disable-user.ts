import { z } from 'zod';
import { fields } from '../inputs.ts';
import { adminOperation } from '../operation.ts';
import { existingUser } from './admin-get-user.ts';

const input = z.object({ UserPoolId: fields.UserPoolId, Username: fields.Username });

/** Ends every session of a user, and lets no other begin. */
export const adminDisableUser = adminOperation(input, async (pool, { Username }) => {
  const user = existingUser(pool, Username);
  user.disabled = true;
  await pool.users.save();
  pool.sessions.endAll(user.sub);
  await pool.sessions.save();
  return {};
});
