import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { attributeList, checkEmail, readAttributes } from '../attributes.ts';
import { CognitoError } from '../errors.ts';
import { fields } from '../inputs.ts';
import { adminOperation } from '../operation.ts';
import { checkPassword } from '../password-policy.ts';
import { identityOf, type UserPool } from '../pool.ts';
import { derivePasswordVerifier } from '../srp.ts';
import type { User } from '../users.ts';
import { describeMember, existingUser } from './admin-get-user.ts';

/** As the pool of the infrastructure code has it. */
const TEMPORARY_MS = 3 * 24 * 3600 * 1000;

const input = z.object({
  UserPoolId: fields.UserPoolId,
  Username: fields.Username,
  UserAttributes: attributeList.default([]),
  TemporaryPassword: fields.Password.optional(),
  MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(),
});

/** Makes an account with a temporary password, and mails it unless told not to; or mails a new one to who has waited. */
export const adminCreateUser = adminOperation(
  input,
  async (pool, { Username, UserAttributes, TemporaryPassword, MessageAction }) => {
    checkEmail(Username);
    // An administrator may vouch for the address, so `email_verified` is no attempt on a read-only attribute.
    const writable = UserAttributes.filter(({ Name }) => Name !== 'email_verified');
    const { others } = readAttributes(writable);
    const password = TemporaryPassword ?? `Aa1-${randomBytes(9).toString('base64url')}`;
    checkPassword(password);
    const user = MessageAction === 'RESEND' ? waitingUser(pool, Username) : newUser(pool, Username, others);
    user.password = derivePasswordVerifier(identityOf(pool, user), password);
    user.temporaryUntil = pool.now() + TEMPORARY_MS;
    await pool.users.save();
    if (MessageAction !== 'SUPPRESS') {
      const text = `You have been given an account. Your temporary password is ${password}`;
      await pool.outbox.send({ to: user.email, subject: 'Your account', text });
    }
    return { User: describeMember(user) };
  },
);

function newUser(pool: UserPool, username: string, attributes: Record<string, string>): User {
  if (pool.users.find(username)) {
    throw new CognitoError('UsernameExistsException', 'User account already exists');
  }
  return pool.users.add(username, { attributes, status: 'FORCE_CHANGE_PASSWORD' });
}

function waitingUser(pool: UserPool, username: string): User {
  const user = existingUser(pool, username);
  if (user.status !== 'FORCE_CHANGE_PASSWORD') {
    const message = "Resend not possible. User's status is not FORCE_CHANGE_PASSWORD.";
    throw new CognitoError('UnsupportedUserStateException', message);
  }
  return user;
}
