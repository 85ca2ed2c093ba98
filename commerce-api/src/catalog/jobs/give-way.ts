import { setImmediate } from 'node:timers/promises';

/** The process is about to end: the work is given back between two batches, for another to go on with at once. */
export class Interrupted extends Error {
  override name = 'Interrupted';
}

/**
 * Lets requests in between two batches. SQLite answers at once, so that work on it would otherwise go on from promise to
 * promise, and nobody else would be heard before its end.
 * @throws Interrupted when the process is about to end.
 */
export async function giveWay(draining?: AbortSignal): Promise<void> {
  await setImmediate();
  if (draining?.aborted) throw new Interrupted('the process is about to end');
}
