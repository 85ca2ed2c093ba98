import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Waits without keeping the process alive. @returns false when the wait was cut short. */
async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  // The only way in which a sleep fails is its abort.
  return await sleep(ms, true, { signal, ref: false }).catch(() => false);
}

/** Does `work` until it has succeeded once, with pauses that double up to half a minute. Never rejects. */
export async function keepTrying(
  work: () => Promise<unknown>,
  { signal, failed }: { signal: AbortSignal; failed: (error: unknown, againInMs: number) => void },
): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      await work();
      return;
    } catch (error) {
      failed(error, pauseMs);
    }
    await pause(pauseMs, signal);
  }
}

/** Does `work` now and again and again, one run at a time, until the signal. Never rejects. */
export async function repeat(
  work: () => Promise<unknown>,
  { everyMs, signal, failed }: { everyMs: number; signal: AbortSignal; failed: (error: unknown) => void },
): Promise<void> {
  do {
    try {
      await work();
    } catch (error) {
      failed(error);
    }
  } while (await pause(everyMs, signal));
}
