import { z } from 'zod';
import { fields } from '../inputs.ts';
import { adminOperation } from '../operation.ts';
import { existingUser } from './admin-get-user.ts';

const input = z.object({ UserPoolId: fields.UserPoolId, Username: fields.Username });

/** Deletes an account and its sessions. */
export const adminDeleteUser = adminOperation(input, async (pool, { Username }) => {
  const user = existingUser(pool, Username);
  pool.sessions.endAll(user.sub);
  pool.users.remove(user);
  await Promise.all([pool.sessions.save(), pool.users.save()]);
  return {};
});
