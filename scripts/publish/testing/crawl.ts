import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the edge answered a reader. Times are milliseconds of `performance.now`. */
export interface Sighting {
  path: string;
  askedAt: number;
  answeredAt: number;
  status: number;
  /** SHA-256 of the body, hex. */
  hash: string;
}

const PAUSE_MS = 2;

/** Fetches a page as a shopper does. */
export async function see(publicUrl: string, path: string): Promise<Sighting> {
  const askedAt = performance.now();
  const response = await fetch(publicUrl + path, { redirect: 'manual' });
  const body = Buffer.from(await response.arrayBuffer());
  const hash = createHash('sha256').update(body).digest('hex');
  return { path, askedAt, answeredAt: performance.now(), status: response.status, hash };
}

/**
 * Reads pages one after the other, over and over, until `stop` is called.
 * @returns from `stop`: everything that was seen, in order.
 */
export function crawl(publicUrl: string, paths: readonly string[]): { stop(): Promise<Sighting[]> } {
  const sightings: Sighting[] = [];
  let stopped = false;
  const reading = (async () => {
    while (!stopped) {
      for (const path of paths) {
        if (stopped) return;
        sightings.push(await see(publicUrl, path));
        await sleep(PAUSE_MS);
      }
    }
  })();
  return {
    async stop() {
      stopped = true;
      await reading;
      return sightings;
    },
  };
}
