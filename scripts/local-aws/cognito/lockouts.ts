import { CognitoError } from './errors.ts';

const FREE_ATTEMPTS = 5;
const QUIET_MS = 15 * 60 * 1000;

export type Lockouts = {
  /** Throws `NotAuthorizedException` while a user is locked out. */
  check(sub: string): void;
  failed(sub: string): void;
  succeeded(sub: string): void;
};

/**
 * Slows down who guesses: from the fifth wrong code on a user is locked out for 2^(n-5) seconds, fifteen minutes at most,
 * and as long a quiet time is forgiven (https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html).
 */
export function openLockouts(now: () => number): Lockouts {
  const failures = new Map<string, { count: number; last: number }>();
  const lockedMs = (count: number) =>
    count < FREE_ATTEMPTS ? 0 : Math.min(2 ** (count - FREE_ATTEMPTS) * 1000, QUIET_MS);
  return {
    check(sub) {
      const known = failures.get(sub);
      if (!known || now() >= known.last + lockedMs(known.count)) return;
      throw new CognitoError('NotAuthorizedException', 'Password attempts exceeded');
    },
    failed(sub) {
      const known = failures.get(sub);
      const recent = known !== undefined && now() - known.last < QUIET_MS;
      failures.set(sub, { count: recent ? known.count + 1 : 1, last: now() });
    },
    succeeded: (sub) => void failures.delete(sub),
  };
}
