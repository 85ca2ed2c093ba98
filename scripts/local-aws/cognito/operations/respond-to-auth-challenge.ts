import { z } from 'zod';
import { CognitoError, invalidSession, wrongCredentials } from '../errors.ts';
import type { PendingSignIn } from '../handshakes.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { checkPassword } from '../password-policy.ts';
import { identityOf, type UserPool } from '../pool.ts';
import { preferSoftwareToken, useSoftwareTokenCode } from '../software-tokens.ts';
import { derivePasswordVerifier, provesPassword } from '../srp.ts';
import { signIn } from '../tokens.ts';
import type { User } from '../users.ts';

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
  z.object({
    ClientId: fields.ClientId,
    ChallengeName: z.literal('SOFTWARE_TOKEN_MFA'),
    Session: z.string(),
    ChallengeResponses: z.object({ USERNAME: z.string(), SOFTWARE_TOKEN_MFA_CODE: z.string().max(32) }),
  }),
  z.object({
    ClientId: fields.ClientId,
    ChallengeName: z.literal('MFA_SETUP'),
    Session: z.string(),
    ChallengeResponses: z.object({ USERNAME: z.string() }),
  }),
]);

type Answer = z.infer<typeof input>;
type PasswordProof = Extract<Answer, { ChallengeName: 'PASSWORD_VERIFIER' }>['ChallengeResponses'];

/** Takes a sign-in a step on: the SRP proof, a password for a temporary one, the code of an authenticator app. */
export const respondToAuthChallenge = clientOperation(input, (pool, answer) => {
  switch (answer.ChallengeName) {
    case 'PASSWORD_VERIFIER': {
      const responses = answer.ChallengeResponses;
      return verifyPassword(pool, take(pool, responses.PASSWORD_CLAIM_SECRET_BLOCK), responses);
    }
    case 'NEW_PASSWORD_REQUIRED':
      return replacePassword(pool, answer.Session, answer.ChallengeResponses.NEW_PASSWORD);
    case 'SOFTWARE_TOKEN_MFA':
      return checkCode(pool, answer.Session, answer.ChallengeResponses.SOFTWARE_TOKEN_MFA_CODE);
    case 'MFA_SETUP':
      return finishSetup(pool, take(pool, answer.Session));
  }
});

function take(pool: UserPool, key: string): PendingSignIn {
  const pending = pool.handshakes.take(key);
  if (!pending) throw invalidSession();
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
  if (user.disabled) throw new CognitoError('NotAuthorizedException', 'User is disabled.');
  if (user.status === 'UNCONFIRMED') {
    throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.');
  }
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    if (user.temporaryUntil !== undefined && user.temporaryUntil <= pool.now()) {
      throw new CognitoError(
        'NotAuthorizedException',
        'Temporary password has expired and must be reset by an administrator.',
      );
    }
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
  return await askForSecondFactor(pool, user);
}

/** A password that the policy refuses may be followed by another one. */
async function replacePassword(pool: UserPool, session: string, password: string): Promise<object> {
  const user = waitingUser(pool, session, 'new-password');
  checkPassword(password);
  take(pool, session);
  user.password = derivePasswordVerifier(identityOf(pool, user), password);
  user.status = 'CONFIRMED';
  delete user.temporaryUntil;
  await pool.users.save();
  return await askForSecondFactor(pool, user);
}

/** What comes after the password: the code of the user's app, setting one up where all have to, or the tokens. */
async function askForSecondFactor(pool: UserPool, user: User): Promise<object> {
  if (user.asksForCode) {
    return {
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session: pool.handshakes.open({ kind: 'code', username: user.sub }),
      ChallengeParameters: {
        USER_ID_FOR_SRP: user.sub,
        FRIENDLY_DEVICE_NAME: user.softwareToken?.name ?? '',
      },
    };
  }
  if (pool.mfa === 'ON') {
    return {
      ChallengeName: 'MFA_SETUP',
      Session: pool.handshakes.open({ kind: 'mfa-setup', username: user.sub, verified: false }),
      ChallengeParameters: { USER_ID_FOR_SRP: user.sub, MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    };
  }
  return { AuthenticationResult: await signIn(pool, user), ChallengeParameters: {} };
}

/** A mistyped code may be followed by another one, until the user is locked out. */
async function checkCode(pool: UserPool, session: string, code: string): Promise<object> {
  const user = waitingUser(pool, session, 'code');
  await useSoftwareTokenCode(pool, user, code);
  take(pool, session);
  return { AuthenticationResult: await signIn(pool, user), ChallengeParameters: {} };
}

async function finishSetup(pool: UserPool, pending: PendingSignIn): Promise<object> {
  const user = pool.users.find(pending.username);
  if (pending.kind !== 'mfa-setup' || !pending.verified || !user) throw invalidSession();
  await preferSoftwareToken(pool, user, true);
  return { AuthenticationResult: await signIn(pool, user), ChallengeParameters: {} };
}

function waitingUser(pool: UserPool, session: string, kind: PendingSignIn['kind']): User {
  const pending = pool.handshakes.find(session);
  const user = pending?.kind === kind ? pool.users.find(pending.username) : undefined;
  if (!user) throw invalidSession();
  return user;
}
