import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { attributeList, checkEmail, readAttributes } from '../attributes.ts';
import { CognitoError } from '../errors.ts';
import { fields } from '../inputs.ts';
import { adminOperation } from '../operation.ts';
import { checkPassword } from '../password-policy.ts';
import { identityOf } from '../pool.ts';
import { derivePasswordVerifier } from '../srp.ts';
import { describeUser } from './admin-get-user.ts';

const input = z.object({
  UserPoolId: fields.UserPoolId,
  Username: fields.Username,
  UserAttributes: attributeList.default([]),
  TemporaryPassword: fields.Password.optional(),
  MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(),
});

/** Makes an account with a temporary password, and mails it unless told not to. */
export const adminCreateUser = adminOperation(
  input,
  async (pool, { Username, UserAttributes, TemporaryPassword, MessageAction }) => {
    checkEmail(Username);
    // An administrator may vouch for the address, so `email_verified` is no attempt on a read-only attribute.
    const writable = UserAttributes.filter(({ Name }) => Name !== 'email_verified');
    const { others } = readAttributes(writable);
    const password = TemporaryPassword ?? `Aa1-${randomBytes(9).toString('base64url')}`;
    checkPassword(password);
    if (pool.users.find(Username)) {
      throw new CognitoError('UsernameExistsException', 'User account already exists');
    }
    const user = pool.users.add(Username, { attributes: others, status: 'FORCE_CHANGE_PASSWORD' });
    user.password = derivePasswordVerifier(identityOf(pool, user), password);
    await pool.users.save();
    if (MessageAction !== 'SUPPRESS') {
      const text = `You have been given an account. Your temporary password is ${password}`;
      await pool.outbox.send({ to: user.email, subject: 'Your account', text });
    }
    const { UserAttributes: Attributes, ...description } = describeUser(user);
    return { User: { ...description, Attributes } };
  },
);
