import { z } from 'zod';
import { CognitoError, wrongCredentials } from '../errors.ts';
import type { PendingSignIn } from '../handshakes.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { checkPassword } from '../password-policy.ts';
import { identityOf, type UserPool } from '../pool.ts';
import { derivePasswordVerifier, provesPassword } from '../srp.ts';
import { signIn } from '../tokens.ts';

const input = z.discriminatedUnion('ChallengeName', [
  z.object({
    ClientId: fields.ClientId,
    ChallengeName: z.literal('PASSWORD_VERIFIER'),
    ChallengeResponses: z.object({
      USERNAME: z.string(),
      PASSWORD_CLAIM_SECRET_BLOCK: z.string(),
      PASSWORD_CLAIM_SIGNATURE: z.string(),
      TIMESTAMP: z.string(),
    }),
  }),
  z.object({
    ClientId: fields.ClientId,
    ChallengeName: z.literal('NEW_PASSWORD_REQUIRED'),
    Session: z.string(),
    ChallengeResponses: z.object({ USERNAME: z.string(), NEW_PASSWORD: z.string() }),
  }),
]);

type Answer = z.infer<typeof input>;
type PasswordProof = Extract<Answer, { ChallengeName: 'PASSWORD_VERIFIER' }>['ChallengeResponses'];

/** Finishes a sign-in: checks the SRP proof, or sets the password that replaces a temporary one. */
export const respondToAuthChallenge = clientOperation(input, (pool, answer) => {
  if (answer.ChallengeName === 'PASSWORD_VERIFIER') {
    const responses = answer.ChallengeResponses;
    return verifyPassword(pool, take(pool, responses.PASSWORD_CLAIM_SECRET_BLOCK), responses);
  }
  return replacePassword(pool, take(pool, answer.Session), answer.ChallengeResponses.NEW_PASSWORD);
});

function take(pool: UserPool, key: string): PendingSignIn {
  const pending = pool.handshakes.take(key);
  if (!pending) throw new CognitoError('NotAuthorizedException', 'Invalid session for the user.');
  return pending;
}

async function verifyPassword(pool: UserPool, pending: PendingSignIn, proof: PasswordProof): Promise<object> {
  const user = pool.users.find(pending.username);
  if (pending.kind !== 'password' || !user?.password) throw wrongCredentials();
  const proven = provesPassword(pending.handshake, identityOf(pool, user), user.password, {
    secretBlock: proof.PASSWORD_CLAIM_SECRET_BLOCK,
    signature: proof.PASSWORD_CLAIM_SIGNATURE,
    timestamp: proof.TIMESTAMP,
  });
  if (!proven) throw wrongCredentials();
  if (user.status === 'UNCONFIRMED') {
    throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.');
  }
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    return {
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: pool.handshakes.open({ kind: 'new-password', username: user.sub }),
      ChallengeParameters: {
        USER_ID_FOR_SRP: user.sub,
        requiredAttributes: '[]',
        userAttributes: JSON.stringify({ email: user.email, ...user.attributes }),
      },
    };
  }
  return { AuthenticationResult: await signIn(pool, user), ChallengeParameters: {} };
}

async function replacePassword(pool: UserPool, pending: PendingSignIn, password: string): Promise<object> {
  const user = pool.users.find(pending.username);
  if (pending.kind !== 'new-password' || !user) throw wrongCredentials();
  checkPassword(password);
  user.password = derivePasswordVerifier(identityOf(pool, user), password);
  user.status = 'CONFIRMED';
  await pool.users.save();
  return { AuthenticationResult: await signIn(pool, user), ChallengeParameters: {} };
}
