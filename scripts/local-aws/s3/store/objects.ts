import type { DatabaseSync } from 'node:sqlite';
import type { Checksums } from '../body/checksums.ts';
import { S3Error } from '../s3-error.ts';

/** An object's metadata; its bytes are the blob's. */
export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  readonly blob: string;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number;
  /** The headers to answer with, names in lower case: Content-Type, Cache-Control, x-amz-meta-*, … */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksums: Checksums;
  /** Whether the checksums are of all bytes, or of the checksums of a multipart upload's parts. */
  readonly checksumType: ChecksumType;
}

export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

/** Which keys to scan, in UTF-8 order. */
export interface KeyRange {
  /** Inclusive. */
  readonly from: string;
  /** Exclusive; the empty string excludes nothing, as no key is empty. */
  readonly after: string;
  /** Exclusive; `undefined` for no end. */
  readonly to: string | undefined;
}

/** Judges what is there (or that nothing is) before a write; throws to refuse it. */
export type WriteCondition = (current: StoredObject | undefined) => void;

export interface Objects {
  find(bucket: string, key: string): StoredObject | undefined;
  /** @throws S3Error NoSuchKey */
  require(bucket: string, key: string): StoredObject;
  /**
   * Puts the object in place of whatever the key held; condition and write are one step that no other request can enter.
   * @returns the blobs that nothing refers to any more
   * @throws S3Error NoSuchBucket, and whatever `condition` throws
   */
  replace(object: StoredObject, condition: WriteCondition): string[];
  /** @returns the blobs that nothing refers to any more */
  remove(bucket: string, key: string): string[];
  /** The objects of a range, read one by one; finish with it before the next write. */
  scan(bucket: string, range: KeyRange): Iterable<StoredObject>;
}

interface ObjectRow extends Omit<StoredObject, 'headers' | 'checksums'> {
  readonly headers: string;
  readonly checksums: string;
}

export function openObjects(index: DatabaseSync): Objects {
  const select = index.prepare('SELECT * FROM objects WHERE bucket = ? AND key = ?');
  const bucketExists = index.prepare('SELECT 1 FROM buckets WHERE name = ?');
  const upsert = index.prepare(
    'INSERT OR REPLACE INTO objects (bucket, key, blob, size, etag, modifiedAt, headers, checksums, checksumType) ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const remove = index.prepare('DELETE FROM objects WHERE bucket = ? AND key = ?');
  // Two statements: with an optional bound in one, SQLite would read on to the last key of the bucket.
  const scanRest = index.prepare(
    'SELECT * FROM objects WHERE bucket = ? AND key >= ? AND key > ? ORDER BY key',
  );
  const scanRange = index.prepare(
    'SELECT * FROM objects WHERE bucket = ? AND key >= ? AND key > ? AND key < ? ORDER BY key',
  );

  function find(bucket: string, key: string): StoredObject | undefined {
    const row = select.get(bucket, key);
    return row === undefined ? undefined : toObject(row as unknown as ObjectRow);
  }

  return {
    find,
    require(bucket, key) {
      const object = find(bucket, key);
      if (object === undefined) {
        throw new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: key });
      }
      return object;
    },
    replace(object, condition) {
      if (bucketExists.get(object.bucket) === undefined) {
        throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', {
          BucketName: object.bucket,
        });
      }
      const current = find(object.bucket, object.key);
      condition(current);
      const { bucket, key, blob, size, etag, modifiedAt, headers, checksums, checksumType } = object;
      const documents = [JSON.stringify(headers), JSON.stringify(checksums)] as const;
      upsert.run(bucket, key, blob, size, etag, modifiedAt, ...documents, checksumType);
      return current === undefined ? [] : [current.blob];
    },
    remove(bucket, key) {
      const current = find(bucket, key);
      remove.run(bucket, key);
      return current === undefined ? [] : [current.blob];
    },
    *scan(bucket, { from, after, to }) {
      const rows =
        to === undefined ? scanRest.iterate(bucket, from, after) : scanRange.iterate(bucket, from, after, to);
      for (const row of rows) yield toObject(row as unknown as ObjectRow);
    },
  };
}

function toObject(row: ObjectRow): StoredObject {
  return { ...row, headers: JSON.parse(row.headers), checksums: JSON.parse(row.checksums) };
}
