import { z } from 'zod';
import { codeDelivery, sendCode } from '../codes.ts';
import { CognitoError } from '../errors.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';

const input = z.object({ ClientId: fields.ClientId, Username: fields.Username });

/** Mails a new sign-up code. For a user who does not exist it answers the same and mails nothing. */
export const resendConfirmationCode = clientOperation(input, async (pool, { Username }) => {
  const user = pool.users.find(Username);
  if (user?.status === 'CONFIRMED') {
    throw new CognitoError('InvalidParameterException', 'User is already confirmed.');
  }
  if (user?.status === 'UNCONFIRMED') await sendCode(pool, user, 'sign-up', user.email);
  return { CodeDeliveryDetails: codeDelivery(user?.email ?? Username) };
});
