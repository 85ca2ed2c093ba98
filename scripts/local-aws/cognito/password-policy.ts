import { CognitoError } from './errors.ts';

/** The pool's password policy; the same rules stand in the user pool of the infrastructure code. */
export const passwordPolicy = { minimumLength: 8, maximumLength: 256 } as const;

/** Throws `InvalidPasswordException` with Cognito's words for the first rule that a password breaks. */
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
  if (password.length < passwordPolicy.minimumLength) return 'not long enough';
  if (password.length > passwordPolicy.maximumLength) return 'too long';
  if (!/[0-9]/.test(password)) return 'must have numeric characters';
  if (!/[a-z]/.test(password)) return 'must have lowercase characters';
  if (!/[A-Z]/.test(password)) return 'must have uppercase characters';
  return undefined;
}
