import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { ChecksumAlgorithm, Checksums } from '../body/checksums.ts';
import { S3Error } from '../s3-error.ts';
import type { ChecksumType } from './objects.ts';

/** A multipart upload that is neither completed nor aborted. */
export interface MultipartUpload {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** The headers that the finished object will have. */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksumAlgorithm: ChecksumAlgorithm | null;
  readonly checksumType: ChecksumType;
}

export interface UploadedPart {
  /** 1 to 10,000. */
  readonly number: number;
  readonly blob: string;
  readonly size: number;
  /** Hex; the part's ETag. */
  readonly md5: string;
  readonly modifiedAt: number;
  readonly checksums: Checksums;
}

export interface Uploads {
  start(upload: Omit<MultipartUpload, 'id' | 'createdAt'>): string;
  /** @throws S3Error NoSuchUpload */
  require(id: string, bucket: string, key: string): MultipartUpload;
  /** Puts a part in place of an earlier one of the same number. @returns the blobs no longer referred to */
  replacePart(id: string, part: UploadedPart): string[];
  /** By number. */
  parts(id: string): UploadedPart[];
  /** Forgets the upload and its parts. @returns the blobs no longer referred to */
  remove(id: string): string[];
}

interface UploadRow extends Omit<MultipartUpload, 'headers'> {
  readonly headers: string;
}

interface PartRow extends Omit<UploadedPart, 'checksums'> {
  readonly checksums: string;
}

export function openUploads(index: DatabaseSync): Uploads {
  const insert = index.prepare(
    'INSERT INTO uploads (id, bucket, key, createdAt, headers, checksumAlgorithm, checksumType) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const select = index.prepare('SELECT * FROM uploads WHERE id = ? AND bucket = ? AND key = ?');
  const exists = index.prepare('SELECT 1 FROM uploads WHERE id = ?');
  const remove = index.prepare('DELETE FROM uploads WHERE id = ?');
  const upsertPart = index.prepare(
    'INSERT OR REPLACE INTO parts (upload, number, blob, size, md5, modifiedAt, checksums) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const selectPartBlob = index.prepare('SELECT blob FROM parts WHERE upload = ? AND number = ?');
  const selectParts = index.prepare(
    'SELECT number, blob, size, md5, modifiedAt, checksums FROM parts WHERE upload = ? ORDER BY number',
  );

  function parts(id: string): UploadedPart[] {
    return selectParts.all(id).map((found) => {
      const row = found as unknown as PartRow;
      return { ...row, checksums: JSON.parse(row.checksums) };
    });
  }

  return {
    start({ bucket, key, headers, checksumAlgorithm, checksumType }) {
      const id = randomBytes(24).toString('base64url');
      insert.run(id, bucket, key, Date.now(), JSON.stringify(headers), checksumAlgorithm, checksumType);
      return id;
    },
    require(id, bucket, key) {
      const row = select.get(id, bucket, key) as unknown as UploadRow | undefined;
      if (row === undefined) throw noSuchUpload(id);
      return { ...row, headers: JSON.parse(row.headers) };
    },
    replacePart(id, part) {
      // The upload may have been completed or aborted while the part was being received.
      if (exists.get(id) === undefined) throw noSuchUpload(id);
      const replaced = selectPartBlob.get(id, part.number) as { blob: string } | undefined;
      const { number, blob, size, md5, modifiedAt } = part;
      upsertPart.run(id, number, blob, size, md5, modifiedAt, JSON.stringify(part.checksums));
      return replaced === undefined ? [] : [replaced.blob];
    },
    parts,
    remove(id) {
      const blobs = parts(id).map((part) => part.blob);
      remove.run(id);
      return blobs;
    },
  };
}

function noSuchUpload(id: string): S3Error {
  return new S3Error(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { UploadId: id },
  );
}
