import { z } from 'zod';
import { wrongCredentials } from '../errors.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { checkPassword } from '../password-policy.ts';
import { identityOf } from '../pool.ts';
import { derivePasswordVerifier, passwordMatches } from '../srp.ts';
import { userOfAccessToken } from '../tokens.ts';

const input = z.object({
  AccessToken: fields.AccessToken,
  PreviousPassword: fields.Password,
  ProposedPassword: fields.Password,
});

/** Replaces the password of a signed-in user, who has to know the old one. */
export const changePassword = clientOperation(
  input,
  async (pool, { AccessToken, PreviousPassword, ProposedPassword }) => {
    const user = userOfAccessToken(pool, AccessToken);
    checkPassword(ProposedPassword);
    const identity = identityOf(pool, user);
    if (!user.password || !passwordMatches(identity, PreviousPassword, user.password))
      throw wrongCredentials();
    user.password = derivePasswordVerifier(identity, ProposedPassword);
    await pool.users.save();
    return {};
  },
);
