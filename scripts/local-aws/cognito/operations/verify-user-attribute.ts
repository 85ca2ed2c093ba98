import { z } from 'zod';
import { useCode } from '../codes.ts';
import { CognitoError } from '../errors.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { userOfAccessToken } from '../tokens.ts';

const input = z.object({
  AccessToken: fields.AccessToken,
  AttributeName: z.literal('email'),
  Code: fields.ConfirmationCode,
});

/** Confirms the new address that `UpdateUserAttributes` mailed a code to: from now on it signs in. */
export const verifyUserAttribute = clientOperation(input, async (pool, { AccessToken, Code }) => {
  const user = userOfAccessToken(pool, AccessToken);
  useCode(pool, user, 'email', Code);
  const email = user.wantedEmail;
  delete user.wantedEmail;
  if (email) {
    // Somebody may have signed up with the address since the code was sent.
    if (pool.users.find(email)) {
      throw new CognitoError('AliasExistsException', 'An account with the email already exists.');
    }
    pool.users.rename(user, email);
  }
  await pool.users.save();
  return {};
});
