import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Crc32c, Crc64Nvme } from '@aws-sdk/checksums/crc';

/** Object checksums by algorithm, each base64 of its big-endian bytes, as in `x-amz-checksum-*`. */
export type Checksums = Partial<Record<ChecksumAlgorithm, string>>;

/** A checksum being computed. */
export interface RunningChecksum {
  update(chunk: Uint8Array): void;
  /** Raw bytes. */
  digest(): Promise<Uint8Array>;
}

const ALGORITHMS = {
  crc32: runningCrc32,
  crc32c: (): RunningChecksum => new Crc32c(),
  crc64nvme: (): RunningChecksum => new Crc64Nvme(),
  sha1: () => runningHash('sha1'),
  sha256: () => runningHash('sha256'),
} as const;

export type ChecksumAlgorithm = keyof typeof ALGORITHMS;

/** Whether S3's name of an algorithm, in any case, is one of those computed here. */
export function isChecksumAlgorithm(name: string): name is ChecksumAlgorithm {
  return Object.hasOwn(ALGORITHMS, name);
}

export function startChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  return ALGORITHMS[algorithm]();
}

/** The checksums that headers (or trailers) declare; only algorithms known here. */
export function declaredChecksums(headers: Iterable<[string, string]>): Checksums {
  const declared: Checksums = {};
  for (const [name, value] of headers) {
    const algorithm = name.replace(/^x-amz-checksum-/, '');
    if (algorithm !== name && isChecksumAlgorithm(algorithm)) declared[algorithm] = value;
  }
  return declared;
}

/** `[algorithm, value]` pairs, typed. */
export function checksumEntries(checksums: Checksums): [ChecksumAlgorithm, string][] {
  return Object.entries(checksums).filter((entry): entry is [ChecksumAlgorithm, string] =>
    isChecksumAlgorithm(entry[0]),
  );
}

function runningHash(name: 'sha1' | 'sha256'): RunningChecksum {
  const hash = createHash(name);
  return { update: (chunk) => void hash.update(chunk), digest: async () => hash.digest() };
}

function runningCrc32(): RunningChecksum {
  let value = 0;
  return {
    update(chunk) {
      value = crc32(chunk, value);
    },
    async digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
}
