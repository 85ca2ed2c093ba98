import { createHash } from 'node:crypto';
import { S3Error } from '../s3-error.ts';
import { type Checksums, checksumEntries, startChecksum } from './checksums.ts';

/** What a client said about the bytes that it sends. */
export interface Claims {
  readonly length: number | undefined;
  /** Hex, covered by the request's signature. */
  readonly sha256: string | undefined;
  /** Base64. */
  readonly md5: string | undefined;
}

/**
 * Passes bytes on and throws behind the last one when a claim does not hold, so whoever stores them must commit only
 * when the stream has ended.
 * @throws S3Error IncompleteBody, XAmzContentSHA256Mismatch, BadDigest — while reading; InvalidDigest at once
 */
export function verifiedBytes(source: AsyncIterable<Uint8Array>, claims: Claims): AsyncIterable<Uint8Array> {
  const checks = [lengthCheck(claims.length), sha256Check(claims.sha256), md5Check(claims.md5)];
  const present = checks.filter((check) => check !== undefined);
  return (async function* () {
    for await (const chunk of source) {
      for (const check of present) check.update(chunk);
      yield chunk;
    }
    for (const check of present) check.finish();
  })();
}

/**
 * Passes bytes on and throws behind the last one when a checksum is not theirs.
 * @param checksums looked at when the bytes have ended, as some come in trailers; every algorithm in `algorithms` must
 *   be there by then
 * @throws S3Error BadDigest, InvalidRequest when a checksum is missing
 */
export async function* verifiedChecksums(
  source: AsyncIterable<Uint8Array>,
  algorithms: ReadonlySet<keyof Checksums>,
  checksums: Checksums,
): AsyncGenerator<Uint8Array> {
  const running = [...algorithms].map((algorithm) => ({ algorithm, checksum: startChecksum(algorithm) }));
  for await (const chunk of source) {
    for (const { checksum } of running) checksum.update(chunk);
    yield chunk;
  }
  const declared = new Map(checksumEntries(checksums));
  for (const { algorithm, checksum } of running) {
    const value = declared.get(algorithm);
    if (value === undefined)
      throw new S3Error('InvalidRequest', `The announced ${algorithm} trailer is missing.`);
    if (Buffer.from(await checksum.digest()).toString('base64') === value) continue;
    const name = algorithm.toUpperCase();
    throw new S3Error('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
  }
}

interface Check {
  update(chunk: Uint8Array): void;
  /** @throws S3Error when the claim does not hold */
  finish(): void;
}

function lengthCheck(length: number | undefined): Check | undefined {
  if (length === undefined) return undefined;
  let received = 0;
  return {
    update(chunk) {
      received += chunk.length;
    },
    finish() {
      if (received === length) return;
      throw new S3Error(
        'IncompleteBody',
        'You did not provide the number of bytes specified by the length header.',
      );
    },
  };
}

function sha256Check(sha256: string | undefined): Check | undefined {
  if (sha256 === undefined) return undefined;
  const hash = createHash('sha256');
  return {
    update: (chunk) => void hash.update(chunk),
    finish() {
      const computed = hash.digest('hex');
      if (computed === sha256.toLowerCase()) return;
      throw new S3Error(
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
        { ClientComputedContentSHA256: sha256, S3ComputedContentSHA256: computed },
      );
    },
  };
}

function md5Check(md5: string | undefined): Check | undefined {
  if (md5 === undefined) return undefined;
  if (Buffer.from(md5, 'base64').length !== 16) {
    throw new S3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  }
  const hash = createHash('md5');
  return {
    update: (chunk) => void hash.update(chunk),
    finish() {
      if (hash.digest('base64') === md5) return;
      throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    },
  };
}
