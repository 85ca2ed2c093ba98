import { type Blobs, openBlobs } from './blobs.ts';
import { type Buckets, openBuckets } from './buckets.ts';
import { type Objects, openObjects } from './objects.ts';
import { atomically, openIndex } from './open-index.ts';
import { openUploads, type Uploads } from './uploads.ts';

/** Everything S3 keeps, on disk. */
export interface Store {
  readonly blobs: Blobs;
  readonly buckets: Buckets;
  readonly objects: Objects;
  readonly uploads: Uploads;
  /** Runs `work` on the index as one transaction: all of it or, when it throws, none. */
  atomically<T>(work: () => T): T;
}

/**
 * Opens the store in `folder`, creating it when it is new. Bytes are in files named by ourselves and metadata is in an
 * index beside them, so no key, however odd or long, can reach outside the folder or clash with another; a write becomes
 * visible with the one row that refers to the finished file.
 */
export function openStore(folder: string): Store {
  const index = openIndex(folder);
  return {
    blobs: openBlobs(folder),
    buckets: openBuckets(index),
    objects: openObjects(index),
    uploads: openUploads(index),
    atomically: (work) => atomically(index, work),
  };
}
