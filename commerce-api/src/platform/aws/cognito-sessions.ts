import {
  AdminDeleteUserCommand,
  CognitoIdentityProviderServiceException,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { AppError } from '../app-error.ts';
import type { Services } from '../services.ts';
import { unavailableUnlessAnswered } from './cognito-errors.ts';

type Cognito = Pick<Services, 'cognito' | 'settings'>;

/** Cognito's ways to say that a token, or the account behind it, is not good (any more). */
const REFUSALS = [
  'NotAuthorizedException',
  'InvalidParameterException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
  'UnauthorizedException',
  'UnsupportedTokenTypeException',
];

const isRefusal = (error: unknown): boolean =>
  error instanceof CognitoIdentityProviderServiceException && REFUSALS.includes(error.name);

/** Throws AppError `unauthenticated` for a refusal, else what `unavailableUnlessAnswered` throws. */
function refuse(error: unknown): never {
  if (!isRefusal(error)) return unavailableUnlessAnswered(error);
  throw new AppError('unauthenticated', 'The session has ended; sign in again.', { cause: error });
}

/**
 * The email address of an access token's account. Unlike the check of its signature this notices a token that was
 * revoked.
 * @throws AppError `unauthenticated`, `unavailable`.
 */
export async function getUserEmail({ cognito }: Cognito, accessToken: string): Promise<string> {
  const user = await cognito.send(new GetUserCommand({ AccessToken: accessToken })).catch(refuse);
  const email = user.UserAttributes?.find(({ Name }) => Name === 'email')?.Value;
  if (!email) throw new Error(`the user ${user.Username} has no email address`);
  return email;
}

/**
 * Gets a fresh access token. The refresh token stays the same: the pool does not rotate them.
 * @throws AppError `unauthenticated` for a token that is unknown, expired or revoked; `unavailable`.
 */
export async function refreshAccessToken(
  { cognito, settings }: Cognito,
  refreshToken: string,
): Promise<string> {
  const command = new InitiateAuthCommand({
    ClientId: settings.cognito.clientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: refreshToken },
  });
  const { AuthenticationResult } = await cognito.send(command).catch(refuse);
  if (!AuthenticationResult?.AccessToken)
    throw new Error('Cognito answered a refresh without an access token');
  return AuthenticationResult.AccessToken;
}

/**
 * Ends the sign-in that a refresh token stands for, with all of its access tokens. A token that Cognito does not
 * know, or no longer, has nothing to end.
 * @throws AppError `unavailable`.
 */
export async function revokeRefreshToken(
  { cognito, settings }: Cognito,
  refreshToken: string,
): Promise<void> {
  const command = new RevokeTokenCommand({ ClientId: settings.cognito.clientId, Token: refreshToken });
  try {
    await cognito.send(command);
  } catch (error) {
    if (!isRefusal(error)) unavailableUnlessAnswered(error);
  }
}

/**
 * Ends every sign-in of an access token's account. One that Cognito refuses belongs to no sign-in any more.
 * @throws AppError `unavailable`.
 */
export async function signOutGlobally({ cognito }: Cognito, accessToken: string): Promise<void> {
  try {
    await cognito.send(new GlobalSignOutCommand({ AccessToken: accessToken }));
  } catch (error) {
    if (!isRefusal(error)) unavailableUnlessAnswered(error);
  }
}

/**
 * Deletes an account of the pool with all its sign-ins; one that does not exist is deleted already. By the API's own
 * right (`cognito-idp:AdminDeleteUser`), as it may be done long after the account's last token has ended.
 * @throws AppError `unavailable`.
 */
export async function deleteUser({ cognito, settings }: Cognito, customerId: string): Promise<void> {
  const command = new AdminDeleteUserCommand({
    UserPoolId: settings.cognito.userPoolId,
    Username: customerId,
  });
  try {
    await cognito.send(command);
  } catch (error) {
    const gone =
      error instanceof CognitoIdentityProviderServiceException && error.name === 'UserNotFoundException';
    if (!gone) refuse(error);
  }
}
