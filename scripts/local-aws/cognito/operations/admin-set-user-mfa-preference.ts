import { z } from 'zod';
import { fields } from '../inputs.ts';
import { adminOperation } from '../operation.ts';
import { preferSoftwareToken } from '../software-tokens.ts';
import { existingUser } from './admin-get-user.ts';
import { mfaPreference } from './set-user-mfa-preference.ts';

const input = z.object({ UserPoolId: fields.UserPoolId, Username: fields.Username, ...mfaPreference });

/** Whether a user's sign-in asks for the code of the app: without it, who has lost the phone gets in by the password. */
export const adminSetUserMfaPreference = adminOperation(input, async (pool, given) => {
  const user = existingUser(pool, given.Username);
  const settings = given.SoftwareTokenMfaSettings;
  if (settings) await preferSoftwareToken(pool, user, settings.Enabled);
  return {};
});
