import { z } from 'zod';
import { type AttributeList, listAttributes } from '../attributes.ts';
import { CognitoError } from '../errors.ts';
import { fields } from '../inputs.ts';
import { adminOperation } from '../operation.ts';
import type { UserPool } from '../pool.ts';
import { mfaSettings } from '../software-tokens.ts';
import type { User } from '../users.ts';

const input = z.object({ UserPoolId: fields.UserPoolId, Username: fields.Username });

/** Looks a user up by address or `sub`. */
export const adminGetUser = adminOperation(input, (pool, { Username }) => {
  const user = existingUser(pool, Username);
  const [preferred] = mfaSettings(user);
  return {
    ...describeUser(user),
    ...(preferred && { UserMFASettingList: mfaSettings(user), PreferredMfaSetting: preferred }),
  };
});

/** Callers with AWS credentials may know who exists: `UserNotFoundException` for who does not. */
export function existingUser(pool: UserPool, username: string): User {
  const user = pool.users.find(username);
  if (!user) throw new CognitoError('UserNotFoundException', 'User does not exist.');
  return user;
}

type UserDescription = {
  Username: string;
  UserAttributes: AttributeList;
  UserStatus: User['status'];
  Enabled: boolean;
  /** Epoch seconds, as the JSON protocol has dates. */
  UserCreateDate: number;
};

export function describeUser(user: User): UserDescription {
  return {
    Username: user.sub,
    UserAttributes: listAttributes(user),
    UserStatus: user.status,
    Enabled: !user.disabled,
    UserCreateDate: user.createdAt / 1000,
  };
}

/** The same as lists of users have it. */
export function describeMember(user: User): object {
  const { UserAttributes: Attributes, ...description } = describeUser(user);
  return { ...description, Attributes };
}
