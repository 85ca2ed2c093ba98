import { z } from 'zod';
import { fields } from '../inputs.ts';
import { adminOperation } from '../operation.ts';
import { existingUser } from './admin-get-user.ts';

const input = z.object({ UserPoolId: fields.UserPoolId, Username: fields.Username });

/** Lets a user sign in again. */
export const adminEnableUser = adminOperation(input, async (pool, { Username }) => {
  delete existingUser(pool, Username).disabled;
  await pool.users.save();
  return {};
});
