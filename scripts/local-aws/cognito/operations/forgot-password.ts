import { z } from 'zod';
import { codeDelivery, sendCode } from '../codes.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';

const input = z.object({ ClientId: fields.ClientId, Username: fields.Username });

/**
 * Mails a code to choose a new password. Only a confirmed account has a proved address to mail to;
 * everybody else gets the same answer.
 */
export const forgotPassword = clientOperation(input, async (pool, { Username }) => {
  const user = pool.users.find(Username);
  if (user?.status === 'CONFIRMED') await sendCode(pool, user, 'password', user.email);
  return { CodeDeliveryDetails: codeDelivery(user?.email ?? Username) };
});
