import type { Image } from '@lapidary/shared/catalog/product';
import { runConcurrently } from '../run-concurrently.ts';
import { FetchError } from './fetch-bytes.ts';
import { createHostHealth } from './host-health.ts';
import type { ImageCache } from './image-cache.ts';

/** A picture that a product names and that is not there; the product is imported without it. */
export interface FailedImage {
  handle: string;
  row: number;
  url: string;
  reason: string;
}

/** A picture was fetched but is none; the message says so. */
export class NotAPictureError extends Error {
  override name = 'NotAPictureError';
}

const CONCURRENCY = 4;

/**
 * Fetches and stores the pictures of `urls` that the cache does not hold yet, and adds them to it.
 * @param store stores the bytes; throws NotAPictureError when they are no picture, anything else ends the import.
 * @returns why each picture that is missing could not be had, by address.
 */
export async function storeSourceImages(
  urls: Iterable<string>,
  tools: {
    cache: ImageCache;
    fetch: (url: string) => Promise<Uint8Array>;
    store: (bytes: Uint8Array) => Promise<Image>;
    onProgress: (done: number, total: number) => void;
  },
): Promise<Map<string, string>> {
  const missing = [...new Set(urls)].filter((url) => !tools.cache.get(url, ''));
  const hosts = createHostHealth();
  const failures = new Map<string, string>();
  let done = 0;
  const storeOne = async (url: string): Promise<void> => {
    const skip = hosts.reasonToSkip(url);
    if (skip) failures.set(url, skip);
    else {
      try {
        const bytes = await tools.fetch(url);
        hosts.recordAnswer(url);
        tools.cache.set(url, await tools.store(bytes));
      } catch (error) {
        if (error instanceof FetchError) hosts.recordFailure(url, error);
        else if (!(error instanceof NotAPictureError)) throw error;
        failures.set(url, error.message);
      }
    }
    done += 1;
    tools.onProgress(done, missing.length);
  };
  try {
    await runConcurrently(missing, CONCURRENCY, storeOne);
  } finally {
    await tools.cache.save();
  }
  return failures;
}
