import { z } from 'zod';
import { attributeList, checkEmail, readAttributes } from '../attributes.ts';
import { codeDelivery, sendCode } from '../codes.ts';
import { CognitoError } from '../errors.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { checkPassword } from '../password-policy.ts';
import { identityOf } from '../pool.ts';
import { derivePasswordVerifier } from '../srp.ts';

const input = z.object({
  ClientId: fields.ClientId,
  Username: fields.Username,
  Password: fields.Password,
  UserAttributes: attributeList.default([]),
});

/** Makes an unconfirmed account and mails its code. The user name is the e-mail address. */
export const signUp = clientOperation(input, async (pool, { Username, Password, UserAttributes }) => {
  checkEmail(Username);
  const { email = Username, others } = readAttributes(UserAttributes);
  if (email.toLowerCase() !== Username.toLowerCase()) {
    throw new CognitoError('InvalidParameterException', 'Username and email must be the same address.');
  }
  checkPassword(Password);
  if (pool.users.find(Username)) {
    throw new CognitoError('UsernameExistsException', 'An account with the given email already exists.');
  }
  const user = pool.users.add(Username, { attributes: others, status: 'UNCONFIRMED' });
  user.password = derivePasswordVerifier(identityOf(pool, user), Password);
  await sendCode(pool, user, 'sign-up', user.email);
  return { UserConfirmed: false, UserSub: user.sub, CodeDeliveryDetails: codeDelivery(user.email) };
});
