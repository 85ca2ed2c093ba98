import { randomInt } from 'node:crypto';
import { CognitoError } from './errors.ts';
import type { UserPool } from './pool.ts';
import type { CodePurpose, User } from './users.ts';

/** Cognito's own: a day to confirm an account or an address, an hour to reset a password. */
const LIFETIME_MS: Record<CodePurpose, number> = {
  'sign-up': 24 * 3600 * 1000,
  email: 24 * 3600 * 1000,
  password: 3600 * 1000,
};

const LETTERS: Record<CodePurpose, { readonly subject: string; text(code: string): string }> = {
  'sign-up': {
    subject: 'Confirm your account',
    text: (code) => `Enter ${code} to confirm your account. The code is good for 24 hours.`,
  },
  email: {
    subject: 'Confirm your new e-mail address',
    text: (code) => `Enter ${code} to confirm your new address. The code is good for 24 hours.`,
  },
  password: {
    subject: 'Reset your password',
    text: (code) => `Enter ${code} to choose a new password. The code is good for one hour.`,
  },
};

/** Replaces the user's code for a purpose by a new one and mails it. */
export async function sendCode(pool: UserPool, user: User, purpose: CodePurpose, to: string): Promise<void> {
  const value = String(randomInt(1_000_000)).padStart(6, '0');
  user.codes[purpose] = { value, expiresAt: pool.now() + LIFETIME_MS[purpose] };
  await pool.users.save();
  const { subject, text } = LETTERS[purpose];
  await pool.outbox.send({ to, subject, text: text(value), code: value });
}

/**
 * Uses a code up. A user who does not exist has no code, so the answer is that of a wrong one.
 * Throws `CodeMismatchException` for a wrong code, `ExpiredCodeException` for the right one too late.
 */
export function useCode(pool: UserPool, user: User | undefined, purpose: CodePurpose, given: string): void {
  const code = user?.codes[purpose];
  if (!user || !code || code.value !== given.trim()) {
    throw new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.');
  }
  if (code.expiresAt <= pool.now()) {
    throw new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
  }
  delete user.codes[purpose];
}

/** Where a code went, the address masked as Cognito does it (`m***@l***`). */
export function codeDelivery(email: string): object {
  const [local = '', domain = ''] = email.split('@');
  return {
    AttributeName: 'email',
    DeliveryMedium: 'EMAIL',
    Destination: `${local.slice(0, 1)}***@${domain.slice(0, 1)}***`,
  };
}
