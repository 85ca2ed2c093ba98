import { z } from 'zod';
import { CognitoError } from '../errors.ts';
import { fields } from '../inputs.ts';
import { adminOperation } from '../operation.ts';
import { existingUser } from './admin-get-user.ts';

const input = z.object({
  UserPoolId: fields.UserPoolId,
  Username: fields.Username,
  GroupName: z.string().min(1).max(128),
});

/** Adds a user to a group; its name appears in the tokens issued from then on. */
export const adminAddUserToGroup = adminOperation(input, async (pool, { Username, GroupName }) => {
  if (!pool.groups.includes(GroupName)) {
    throw new CognitoError('ResourceNotFoundException', 'Group not found.');
  }
  const user = existingUser(pool, Username);
  if (!user.groups.includes(GroupName)) user.groups.push(GroupName);
  await pool.users.save();
  return {};
});
