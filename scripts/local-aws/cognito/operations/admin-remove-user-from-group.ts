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

/** Takes a user out of a group; tokens that are out already still name it. */
export const adminRemoveUserFromGroup = adminOperation(input, async (pool, { Username, GroupName }) => {
  if (!pool.groups.includes(GroupName)) {
    throw new CognitoError('ResourceNotFoundException', 'Group not found.');
  }
  const user = existingUser(pool, Username);
  user.groups = user.groups.filter((group) => group !== GroupName);
  await pool.users.save();
  return {};
});
