import { z } from 'zod';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { preferSoftwareToken } from '../software-tokens.ts';
import { userOfAccessToken } from '../tokens.ts';

/** Of a software token; the pool has no other second factor. */
export const mfaPreference = {
  SoftwareTokenMfaSettings: z
    .object({ Enabled: z.boolean().default(false), PreferredMfa: z.boolean().default(false) })
    .optional(),
};

const input = z.object({ AccessToken: fields.AccessToken, ...mfaPreference });

/** Whether a sign-in of the signed-in user asks for the code of the app. */
export const setUserMfaPreference = clientOperation(input, async (pool, given) => {
  const user = userOfAccessToken(pool, given.AccessToken);
  const settings = given.SoftwareTokenMfaSettings;
  if (settings) await preferSoftwareToken(pool, user, settings.Enabled);
  return {};
});
