import { z } from 'zod';
import { attributeList, checkEmail, readAttributes } from '../attributes.ts';
import { codeDelivery, sendCode } from '../codes.ts';
import { CognitoError } from '../errors.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import type { UserPool } from '../pool.ts';
import { userOfAccessToken } from '../tokens.ts';
import type { User } from '../users.ts';

const input = z.object({ AccessToken: fields.AccessToken, UserAttributes: attributeList.min(1) });

/**
 * Changes a user's attributes. A new e-mail address takes effect when its code is confirmed
 * (`VerifyUserAttribute`); until then the old one goes on signing in.
 */
export const updateUserAttributes = clientOperation(input, async (pool, { AccessToken, UserAttributes }) => {
  const user = userOfAccessToken(pool, AccessToken);
  const { email, others } = readAttributes(UserAttributes);
  const moved = email !== undefined && email.toLowerCase() !== user.email;
  if (moved) checkNewAddress(pool, email);
  Object.assign(user.attributes, others);
  if (!moved) {
    await pool.users.save();
    return { CodeDeliveryDetailsList: [] };
  }
  await mailNewAddress(pool, user, email);
  return { CodeDeliveryDetailsList: [codeDelivery(email)] };
});

function checkNewAddress(pool: UserPool, email: string): void {
  checkEmail(email, 'email');
  if (pool.users.find(email)) {
    throw new CognitoError('AliasExistsException', 'An account with the email already exists.');
  }
}

async function mailNewAddress(pool: UserPool, user: User, email: string): Promise<void> {
  user.wantedEmail = email.toLowerCase();
  await sendCode(pool, user, 'email', user.wantedEmail);
}
