import type { S3 } from '../s3.ts';
import type { Blob } from '../store/blobs.ts';
import type { StoredObject, WriteCondition } from '../store/objects.ts';

/** What to know of an object besides its bytes; the ETag is the bytes' MD5 unless given. */
export type ObjectDescription = Pick<StoredObject, 'bucket' | 'key' | 'headers' | 'checksums'> &
  Partial<Pick<StoredObject, 'etag' | 'checksumType'>>;

/**
 * Makes a written blob the content of a key, in one step, and removes the blob that it replaces.
 * When `condition` refuses, the new blob is removed and the refusal passed on.
 */
export async function storeBlob(
  s3: S3,
  blob: Blob,
  description: ObjectDescription,
  condition: WriteCondition,
): Promise<StoredObject> {
  const object: StoredObject = {
    etag: blob.md5,
    checksumType: 'FULL_OBJECT',
    ...description,
    blob: blob.id,
    size: blob.size,
    modifiedAt: Date.now(),
  };
  let unreferenced = [blob.id];
  try {
    unreferenced = s3.store.objects.replace(object, condition);
  } finally {
    await s3.store.blobs.remove(unreferenced);
  }
  return object;
}
