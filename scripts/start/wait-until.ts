import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until the answer is yes.
 * @param isSo may throw: then the answer is no, and its error is the cause when time is up
 * @throws {Error} after `timeoutMs`, or the signal's reason as soon as it is aborted
 */
export async function waitUntil(
  isSo: () => Promise<boolean> | boolean,
  { timeoutMs, everyMs = 50, signal }: { timeoutMs: number; everyMs?: number; signal: AbortSignal },
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  let cause: unknown;
  while (performance.now() < deadline) {
    signal.throwIfAborted();
    try {
      if (await isSo()) return;
    } catch (error) {
      cause = error;
    }
    await sleep(everyMs, undefined, { signal });
  }
  throw new Error(`not ready after ${timeoutMs / 1000} s`, { cause });
}
