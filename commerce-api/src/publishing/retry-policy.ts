/** Pauses before the first, second and third retry of a request that failed on its own. */
const RETRY_DELAYS_MS = [1_000, 4_000, 16_000] as const;

/** A publisher that dies is mostly not the request's fault: it may happen to one request so often. */
const DEATHS = 10;

/** What becomes of the requests of a run that failed. */
export type AfterFailure = { action: 'retry'; delayMs: number; largestRun: number } | { action: 'set_aside' };

/**
 * A failure says nothing about which of several requests is to blame, so a run of several is halved until the culprit
 * is alone; nobody's attempts are counted on the way. A request that fails alone is retried after growing pauses, then
 * set aside. With this, one bad request among n is found in at most 2·log2(n) runs, and none of the others fails.
 * @param run.requests how many requests the run answered.
 * @param run.attempts failed runs that the request had to itself, this one included; 0 while it never was alone.
 */
export function afterFailure(run: { requests: number; attempts: number }): AfterFailure {
  if (run.requests > 1) {
    return { action: 'retry', delayMs: RETRY_DELAYS_MS[0], largestRun: Math.ceil(run.requests / 2) };
  }
  const delayMs = RETRY_DELAYS_MS[run.attempts - 1];
  return delayMs === undefined ? { action: 'set_aside' } : { action: 'retry', delayMs, largestRun: 1 };
}

/**
 * The same after a run whose publisher died: tried again at once, so that no edit waits longer than the restart takes,
 * and in halves from the second time on.
 * @param run.bounded these requests may share no larger run, because one of theirs came to nothing before.
 */
export function afterDeath(run: { requests: number; attempts: number; bounded: boolean }): AfterFailure {
  if (run.requests === 1 && run.attempts >= DEATHS) return { action: 'set_aside' };
  const largestRun = run.bounded ? Math.ceil(run.requests / 2) : run.requests;
  return { action: 'retry', delayMs: 0, largestRun };
}
