const KEY = 'lapidary-sign-up';

/** A sign-up that waits for its code; kept for the tab, so that a reload does not ask for the address again. */
export interface PendingSignUp {
  email: string;
  /** The address is confirmed: what is left is to sign in. */
  confirmed: boolean;
}

const isPending = (value: unknown): value is PendingSignUp =>
  typeof value === 'object' &&
  value !== null &&
  'email' in value &&
  typeof value.email === 'string' &&
  'confirmed' in value &&
  typeof value.confirmed === 'boolean';

/** @returns null when there is none, or what is stored was not written by this shop's page. */
export function pendingSignUp(storage: Storage = sessionStorage): PendingSignUp | null {
  const text = storage.getItem(KEY);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isPending(value) ? value : null;
  } catch {
    return null; // No JSON: nothing that can be gone on with.
  }
}

/** `null` forgets it. */
export function keepPendingSignUp(pending: PendingSignUp | null, storage: Storage = sessionStorage): void {
  if (pending) storage.setItem(KEY, JSON.stringify(pending));
  else storage.removeItem(KEY);
}
