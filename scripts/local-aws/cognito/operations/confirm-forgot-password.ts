import { z } from 'zod';
import { useCode } from '../codes.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { checkPassword } from '../password-policy.ts';
import { identityOf } from '../pool.ts';
import { derivePasswordVerifier } from '../srp.ts';

const input = z.object({
  ClientId: fields.ClientId,
  Username: fields.Username,
  ConfirmationCode: fields.ConfirmationCode,
  Password: fields.Password,
});

/** Sets a new password with the code that `ForgotPassword` mailed. */
export const confirmForgotPassword = clientOperation(
  input,
  async (pool, { Username, ConfirmationCode, Password }) => {
    checkPassword(Password);
    const user = pool.users.find(Username);
    useCode(pool, user, 'password', ConfirmationCode);
    if (user) user.password = derivePasswordVerifier(identityOf(pool, user), Password);
    await pool.users.save();
    return {};
  },
);
