import { setImmediate } from 'node:timers/promises';

/**
 * Lets requests in between two batches. SQLite answers at once, so that work on it would otherwise go on from promise to
 * promise, and nobody else would be heard before its end.
 */
export const giveWay = async (): Promise<void> => await setImmediate();
