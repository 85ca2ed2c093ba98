import { z } from 'zod';
import { listAttributes } from '../attributes.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { mfaSettings } from '../software-tokens.ts';
import { userOfAccessToken } from '../tokens.ts';

const input = z.object({ AccessToken: fields.AccessToken });

/** Who an access token stands for. */
export const getUser = clientOperation(input, (pool, { AccessToken }) => {
  const user = userOfAccessToken(pool, AccessToken);
  const settings = mfaSettings(user);
  return {
    Username: user.sub,
    UserAttributes: listAttributes(user),
    ...(settings.length > 0 && { UserMFASettingList: settings, PreferredMfaSetting: settings[0] }),
  };
});
