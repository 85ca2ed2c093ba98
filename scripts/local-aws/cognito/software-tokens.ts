import { randomBytes } from 'node:crypto';
import { CognitoError } from './errors.ts';
import type { UserPool } from './pool.ts';
import { fromBase32, stepOfCode, toBase32 } from './totp.ts';
import type { User } from './users.ts';

const SECRET_BYTES = 32;

/** Starts to set up an authenticator app. One that is set up already goes on until the new one is verified. */
export async function startSoftwareToken(pool: UserPool, user: User): Promise<string> {
  user.pendingToken = toBase32(randomBytes(SECRET_BYTES));
  await pool.users.save();
  return user.pendingToken;
}

/**
 * Takes an authenticator app for good by its first code.
 * Throws `EnableSoftwareTokenMFAException` for a wrong code, `NotAuthorizedException` after too many.
 */
export async function verifySoftwareToken(
  pool: UserPool,
  user: User,
  given: { code: string; name: string },
): Promise<void> {
  pool.lockouts.check(user.sub);
  const secret = user.pendingToken;
  if (!secret) {
    throw new CognitoError('InvalidParameterException', 'User has not set up software token mfa');
  }
  const step = stepOfCode(fromBase32(secret), given.code, pool.now());
  if (step === undefined) {
    pool.lockouts.failed(user.sub);
    throw new CognitoError(
      'EnableSoftwareTokenMFAException',
      'Code mismatch and fail enable Software Token MFA',
    );
  }
  pool.lockouts.succeeded(user.sub);
  user.softwareToken = { secret, name: given.name, usedStep: step };
  delete user.pendingToken;
  await pool.users.save();
}

/**
 * Uses a code of the user's app up: neither it nor an earlier one counts again.
 * Throws `CodeMismatchException`, `ExpiredCodeException` for one that was used, `NotAuthorizedException` after too many.
 */
export async function useSoftwareTokenCode(pool: UserPool, user: User, code: string): Promise<void> {
  pool.lockouts.check(user.sub);
  const token = user.softwareToken;
  const step = token && stepOfCode(fromBase32(token.secret), code, pool.now());
  if (!token || step === undefined) {
    pool.lockouts.failed(user.sub);
    throw new CognitoError('CodeMismatchException', 'Invalid code received for user');
  }
  if (step <= token.usedStep) {
    throw new CognitoError('ExpiredCodeException', 'Your software token has already been used once.');
  }
  pool.lockouts.succeeded(user.sub);
  token.usedStep = step;
  await pool.users.save();
}

/** Has the app's code asked for at sign-in, or not. Throws `InvalidParameterException` when there is no app. */
export async function preferSoftwareToken(pool: UserPool, user: User, enabled: boolean): Promise<void> {
  if (enabled && !user.softwareToken) {
    throw new CognitoError(
      'InvalidParameterException',
      'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA',
    );
  }
  user.asksForCode = enabled;
  await pool.users.save();
}

/** The second factors that a user is asked for, as `UserMFASettingList` has them. */
export const mfaSettings = (user: User): string[] => (user.asksForCode ? ['SOFTWARE_TOKEN_MFA'] : []);
