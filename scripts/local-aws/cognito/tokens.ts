import { createVerify, randomUUID, sign } from 'node:crypto';
import { z } from 'zod';
import { CognitoError } from './errors.ts';
import type { UserPool } from './pool.ts';
import type { Session } from './sessions.ts';
import { mfaSettings } from './software-tokens.ts';
import type { User } from './users.ts';

const TOKEN_SECONDS = 3600;

/** What a completed sign-in or refresh answers, in Cognito's shape. */
export type AuthenticationResult = {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly RefreshToken?: string;
  readonly ExpiresIn: number;
  readonly TokenType: 'Bearer';
};

/** Starts a session for a user and issues its tokens. */
export async function signIn(pool: UserPool, user: User): Promise<AuthenticationResult> {
  const { session, refreshToken } = pool.sessions.start(user.sub);
  await pool.sessions.save();
  return { ...issueTokens(pool, user, session), RefreshToken: refreshToken };
}

/** Issues an access token and an ID token, good for an hour, for a running session. */
export function issueTokens(pool: UserPool, user: User, session: Session): AuthenticationResult {
  const issuedAt = Math.floor(pool.now() / 1000);
  const groups = groupsInTokens(pool, user);
  const shared = {
    sub: user.sub,
    ...(groups.length > 0 ? { 'cognito:groups': groups } : {}),
    iss: pool.issuer,
    origin_jti: session.id,
    event_id: randomUUID(),
    auth_time: session.signedInAt,
    iat: issuedAt,
    exp: issuedAt + TOKEN_SECONDS,
  };
  const access = {
    ...shared,
    client_id: pool.clientId,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    jti: randomUUID(),
    username: user.sub,
  };
  const id = {
    ...shared,
    ...user.attributes,
    email: user.email,
    email_verified: user.status !== 'UNCONFIRMED',
    'cognito:username': user.sub,
    aud: pool.clientId,
    token_use: 'id',
    jti: randomUUID(),
  };
  return {
    AccessToken: encode(pool, access),
    IdToken: encode(pool, id),
    ExpiresIn: TOKEN_SECONDS,
    TokenType: 'Bearer',
  };
}

function groupsInTokens(pool: UserPool, user: User): string[] {
  const trigger = pool.triggers.preTokenGeneration;
  const generate = trigger === undefined ? undefined : pool.functions[trigger];
  return generate ? generate(user.groups, mfaSettings(user)) : user.groups;
}

const accessClaims = z.object({
  sub: z.string(),
  iss: z.string(),
  token_use: z.literal('access'),
  origin_jti: z.string(),
  exp: z.number(),
});

/**
 * The user whom an access token stands for.
 * Throws `NotAuthorizedException` for a token that is not ours, expired, revoked, or whose user is gone.
 */
export function userOfAccessToken(pool: UserPool, token: string): User {
  const claims = accessClaims.safeParse(decode(pool, token)).data;
  if (!claims || claims.iss !== pool.issuer) throw notAuthorized('Invalid Access Token');
  if (claims.exp * 1000 <= pool.now()) throw notAuthorized('Access Token has expired');
  const user = pool.users.find(claims.sub);
  if (!user || !pool.sessions.isActive(claims.origin_jti))
    throw notAuthorized('Access Token has been revoked');
  return user;
}

function notAuthorized(message: string): CognitoError {
  return new CognitoError('NotAuthorizedException', message);
}

function encode(pool: UserPool, claims: object): string {
  const header = { kid: pool.keys.keyId, alg: 'RS256' };
  const content = `${base64url(header)}.${base64url(claims)}`;
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), pool.keys.privateKey).toString('base64url')}`;
}

/** The claims of a token that this pool signed; undefined for anything else. */
function decode(pool: UserPool, token: string): unknown {
  const [header, payload, signature, ...rest] = token.split('.');
  if (!header || !payload || !signature || rest.length > 0) return undefined;
  const verify = createVerify('RSA-SHA256').update(`${header}.${payload}`);
  if (!verify.verify(pool.keys.publicKey, signature, 'base64url')) return undefined;
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
