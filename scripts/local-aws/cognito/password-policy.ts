import { PASSWORD_MIN_LENGTH } from '@lapidary/shared/customers/password-policy';
import { CognitoError } from './errors.ts';

/** Cognito takes no longer one. */
const MAX_LENGTH = 256;
/** What Cognito counts as symbols; a space counts within a password. */
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|(?<=\S) (?=\S)/;

/**
 * The rules are those of the user pool in the infrastructure code. Throws `InvalidPasswordException` with Cognito's words
 * for the first one that a password breaks.
 */
export function checkPassword(password: string): void {
  const broken = brokenRule(password);
  if (broken) {
    throw new CognitoError(
      'InvalidPasswordException',
      `Password did not conform with policy: Password ${broken}`,
    );
  }
}

function brokenRule(password: string): string | undefined {
  if (password.length < PASSWORD_MIN_LENGTH) return 'not long enough';
  if (password.length > MAX_LENGTH) return 'too long';
  if (!/[0-9]/.test(password)) return 'must have numeric characters';
  if (!/[a-z]/.test(password)) return 'must have lowercase characters';
  if (!/[A-Z]/.test(password)) return 'must have uppercase characters';
  if (!SYMBOL.test(password)) return 'must have symbol characters';
  return undefined;
}
