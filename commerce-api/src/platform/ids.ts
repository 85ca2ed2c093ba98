import { getRandomValues } from 'node:crypto';
import { monotonicFactory } from 'ulid';

const POOL_BYTES = 4096;
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

/** Random bits in bulk: asking for them costs as much for one byte as for thousands, and an id takes sixteen. */
function randomFraction(): number {
  if (used === POOL_BYTES) {
    getRandomValues(pool);
    used = 0;
  }
  const byte = pool[used]!;
  used += 1;
  return byte / 256;
}

const next = monotonicFactory(randomFraction);

/** A new id: 26 characters, unique, growing with time, so that rows stay in order of creation. */
export const newId = (): string => next();
