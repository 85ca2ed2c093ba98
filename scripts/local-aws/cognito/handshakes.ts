import { randomBytes } from 'node:crypto';
import type { Handshake } from './srp.ts';

/** A challenge waiting for its answer; who signs in is known by name only, for the user may not exist. */
export type PendingSignIn =
  | { readonly kind: 'password'; readonly username: string; readonly handshake: Handshake }
  | { readonly kind: 'new-password'; readonly username: string }
  | { readonly kind: 'code'; readonly username: string }
  /** Needs an authenticator app first; `verified` once it has one. */
  | { readonly kind: 'mfa-setup'; readonly username: string; readonly verified: boolean };

export type Handshakes = {
  /** Returns the opaque key (base64) that the client sends back with its answer. */
  open(pending: PendingSignIn): string;
  /** Gives a challenge out once: an answer cannot be tried a second time. */
  take(key: string): PendingSignIn | undefined;
  /** Looks at a challenge that may be answered again after a mistake. */
  find(key: string): PendingSignIn | undefined;
};

/** Cognito's default for how long a challenge may be answered. */
const LIFETIME_MS = 3 * 60 * 1000;

/** Challenges live in memory: after a restart people sign in again. `now` gives epoch milliseconds. */
export function openHandshakes(now: () => number): Handshakes {
  const pending = new Map<string, { value: PendingSignIn; expiresAt: number }>();
  function dropExpired(): void {
    // Insertion order is order of expiry, so the first one still good ends the search.
    for (const [key, { expiresAt }] of pending) {
      if (expiresAt > now()) return;
      pending.delete(key);
    }
  }
  return {
    open(value) {
      dropExpired();
      const key = randomBytes(64).toString('base64');
      pending.set(key, { value, expiresAt: now() + LIFETIME_MS });
      return key;
    },
    take(key) {
      dropExpired();
      const found = pending.get(key);
      pending.delete(key);
      return found?.value;
    },
    find(key) {
      dropExpired();
      return pending.get(key)?.value;
    },
  };
}
