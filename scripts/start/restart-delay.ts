export interface Backoff {
  /** Wait before the first restart, in milliseconds; doubled for each that follows. */
  firstMs: number;
  /** The longest wait. */
  longestMs: number;
  /** A child that ran this long is taken to be well again: the next wait is the first one. */
  wellAfterMs: number;
}

/** Somebody is waiting in front of this shop: a program that has been put right is to come back soon. */
export const usualBackoff: Backoff = { firstMs: 1_000, longestMs: 4_000, wellAfterMs: 60_000 };

/**
 * How long to wait before starting a child that just died.
 * @param previousMs the wait before its last start; undefined if it never died before
 * @param uptimeMs how long it ran
 * @returns milliseconds
 */
export function restartDelay(previousMs: number | undefined, uptimeMs: number, backoff: Backoff): number {
  if (previousMs === undefined || uptimeMs >= backoff.wellAfterMs) return backoff.firstMs;
  return Math.min(previousMs * 2, backoff.longestMs);
}
