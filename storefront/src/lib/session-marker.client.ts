const KEY = 'lapidary:session';

/** Null where the browser gives pages no storage, or the page is rendered in Node. */
function storage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null; // Storage is turned off: asking for it throws.
  }
}

/**
 * Notes whether this browser has a session, and nothing about it: the session is in a cookie that no script can see.
 */
export function markSession(there: boolean): void {
  if (there) storage()?.setItem(KEY, 'yes');
  else storage()?.removeItem(KEY);
}

/** False for who has not signed in with this browser, or has signed out: asking the API would be refused. */
export function mayHaveSession(): boolean {
  const kept = storage();
  return kept === null || kept.getItem(KEY) !== null;
}
