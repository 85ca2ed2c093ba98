import { z } from 'zod';
import { CognitoError } from '../errors.ts';
import { fields } from '../inputs.ts';
import { adminOperation } from '../operation.ts';
import { describeMember } from './admin-get-user.ts';

const input = z.object({
  UserPoolId: fields.UserPoolId,
  GroupName: z.string().min(1).max(128),
  Limit: z.int().min(1).max(60).default(60),
  /** How many have been told already. */
  NextToken: z.string().regex(/^\d+$/).default('0'),
});

/** A page of the members of a group, those who may not sign in included. */
export const listUsersInGroup = adminOperation(input, (pool, { GroupName, Limit, NextToken }) => {
  if (!pool.groups.includes(GroupName)) {
    throw new CognitoError('ResourceNotFoundException', 'Group not found.');
  }
  const members = pool.users.inGroup(GroupName);
  const end = Number(NextToken) + Limit;
  return {
    Users: members.slice(Number(NextToken), end).map(describeMember),
    ...(end < members.length && { NextToken: String(end) }),
  };
});
