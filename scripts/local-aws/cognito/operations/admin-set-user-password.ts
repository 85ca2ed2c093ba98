import { z } from 'zod';
import { fields } from '../inputs.ts';
import { adminOperation } from '../operation.ts';
import { checkPassword } from '../password-policy.ts';
import { identityOf } from '../pool.ts';
import { derivePasswordVerifier } from '../srp.ts';
import { existingUser } from './admin-get-user.ts';

const input = z.object({
  UserPoolId: fields.UserPoolId,
  Username: fields.Username,
  Password: fields.Password,
  Permanent: z.boolean().default(false),
});

/** Sets a password; a permanent one confirms the account, another one has to be replaced at the next sign-in. */
export const adminSetUserPassword = adminOperation(input, async (pool, { Username, Password, Permanent }) => {
  const user = existingUser(pool, Username);
  checkPassword(Password);
  user.password = derivePasswordVerifier(identityOf(pool, user), Password);
  delete user.temporaryUntil;
  user.status = Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD';
  await pool.users.save();
  return {};
});
