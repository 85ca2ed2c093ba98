import { z } from 'zod';
import { CognitoError } from '../errors.ts';
import { fields } from '../inputs.ts';
import { adminOperation } from '../operation.ts';
import { existingUser } from './admin-get-user.ts';

const input = z.object({ UserPoolId: fields.UserPoolId, Username: fields.Username });

/** Confirms an account without its code. */
export const adminConfirmSignUp = adminOperation(input, async (pool, { Username }) => {
  const user = existingUser(pool, Username);
  if (user.status !== 'UNCONFIRMED') {
    throw new CognitoError(
      'NotAuthorizedException',
      `User cannot be confirmed. Current status is ${user.status}`,
    );
  }
  user.status = 'CONFIRMED';
  delete user.codes['sign-up'];
  await pool.users.save();
  return {};
});
