import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { CognitoError } from '../errors.ts';
import { fields } from '../inputs.ts';
import { clientOperation } from '../operation.ts';
import { identityOf, type UserPool } from '../pool.ts';
import { derivePasswordVerifier, type PasswordVerifier, startHandshake } from '../srp.ts';
import { issueTokens } from '../tokens.ts';

const input = z.object({
  ClientId: fields.ClientId,
  AuthFlow: z.string(),
  AuthParameters: z.record(z.string(), z.string()).default({}),
});

/** Starts an SRP sign-in, or renews the tokens of a session. */
export const initiateAuth = clientOperation(input, (pool, { AuthFlow, AuthParameters }) => {
  switch (AuthFlow) {
    case 'USER_SRP_AUTH':
      return challenge(pool, required(AuthParameters, 'USERNAME'), required(AuthParameters, 'SRP_A'));
    case 'REFRESH_TOKEN_AUTH':
    case 'REFRESH_TOKEN':
      return refresh(pool, required(AuthParameters, 'REFRESH_TOKEN'));
    case 'USER_PASSWORD_AUTH':
    case 'CUSTOM_AUTH':
    case 'USER_AUTH':
      throw new CognitoError('InvalidParameterException', `${AuthFlow} flow not enabled for this client`);
    default:
      throw new CognitoError('InvalidParameterException', `Unknown auth flow: ${AuthFlow}`);
  }
});

function challenge(pool: UserPool, username: string, clientPublic: string): object {
  const { userId, stored } = credentialsOf(pool, username);
  const handshake = startHandshake(stored, clientPublic);
  if (!handshake) throw new CognitoError('InvalidParameterException', 'SRP_A is not a valid public number.');
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      SALT: stored.salt,
      SRP_B: handshake.serverPublic.toString(16),
      SECRET_BLOCK: pool.handshakes.open({ kind: 'password', username, handshake }),
      USERNAME: userId,
      USER_ID_FOR_SRP: userId,
    },
  };
}

/**
 * The verifier to sign in against. Who does not exist gets one derived from the name and the pool's secret:
 * it stays the same from one attempt to the next, as a real one would, and no password fits it.
 */
function credentialsOf(pool: UserPool, username: string): { userId: string; stored: PasswordVerifier } {
  const user = pool.users.find(username);
  if (user?.password) return { userId: user.sub, stored: user.password };
  const derived = (purpose: string) =>
    createHmac('sha256', pool.keys.secret).update(`${purpose}:${username.toLowerCase()}`).digest('hex');
  const userId = user?.sub ?? uuidFrom(derived('id'));
  const identity = user ? identityOf(pool, user) : { poolName: pool.name, userId };
  return {
    userId,
    stored: derivePasswordVerifier(identity, derived('password'), derived('salt').slice(0, 32)),
  };
}

/** Hex digits in the form of a version 4 UUID, like the ids of users who exist. */
function uuidFrom(hex: string): string {
  const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function refresh(pool: UserPool, refreshToken: string): object {
  const session = pool.sessions.byRefreshToken(refreshToken);
  const user = session && pool.users.find(session.sub);
  if (user?.disabled) throw new CognitoError('NotAuthorizedException', 'User is disabled.');
  if (!session || !user) throw new CognitoError('NotAuthorizedException', 'Invalid Refresh Token');
  return { AuthenticationResult: issueTokens(pool, user, session), ChallengeParameters: {} };
}

function required(parameters: Readonly<Record<string, string>>, name: string): string {
  const value = parameters[name];
  if (!value) throw new CognitoError('InvalidParameterException', `Missing required parameter ${name}`);
  return value;
}
