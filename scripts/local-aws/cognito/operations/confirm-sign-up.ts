import { z } from 'zod';
import { useCode } from '../codes.ts';
import { CognitoError } from '../errors.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';

const input = z.object({
  ClientId: fields.ClientId,
  Username: fields.Username,
  ConfirmationCode: fields.ConfirmationCode,
});

/** Confirms an account with the code that was mailed at sign-up. */
export const confirmSignUp = clientOperation(input, async (pool, { Username, ConfirmationCode }) => {
  const user = pool.users.find(Username);
  if (user?.status === 'CONFIRMED') {
    throw new CognitoError('NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED');
  }
  useCode(pool, user, 'sign-up', ConfirmationCode);
  if (user) user.status = 'CONFIRMED';
  await pool.users.save();
  return {};
});
