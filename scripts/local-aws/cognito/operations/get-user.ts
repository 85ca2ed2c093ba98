import { z } from 'zod';
import { listAttributes } from '../attributes.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { userOfAccessToken } from '../tokens.ts';

const input = z.object({ AccessToken: fields.AccessToken });

/** Who an access token stands for. */
export const getUser = clientOperation(input, (pool, { AccessToken }) => {
  const user = userOfAccessToken(pool, AccessToken);
  return { Username: user.sub, UserAttributes: listAttributes(user) };
});
