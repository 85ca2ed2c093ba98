import { S3Error } from '../s3-error.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import { decodeAwsChunked } from './aws-chunked.ts';
import { type Checksums, checksumEntries, declaredChecksums, isChecksumAlgorithm } from './checksums.ts';
import { receivedBytes } from './received-bytes.ts';
import { verifiedBytes, verifiedChecksums } from './verified-bytes.ts';

/** A request body that is verified while it is read. */
export interface Payload {
  /** Throws at the end when the bytes are not what the request said. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The checksums that the client declared; complete and proven once the chunks have been read to their end. */
  readonly checksums: Checksums;
}

/**
 * Opens a request's body: decodes aws-chunked, and compares length, signed SHA-256, Content-MD5 and every declared
 * checksum with what arrives.
 * @throws S3Error NotImplemented for signed chunks; InvalidDigest; while reading, those of `verified-bytes.ts`
 */
export function openPayload(request: SignedRequest): Payload {
  const { headers, payloadHash } = request;
  const chunked = payloadHash === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
  if (payloadHash.startsWith('STREAMING-') && !chunked) {
    throw new S3Error('NotImplemented', `The payload mode ${payloadHash} is not offered here.`);
  }
  const length = headers.get(chunked ? 'x-amz-decoded-content-length' : 'content-length');
  const claims = {
    length: length === null ? undefined : Number(length),
    sha256: chunked || payloadHash === 'UNSIGNED-PAYLOAD' ? undefined : payloadHash,
    md5: headers.get('content-md5') ?? undefined,
  };
  const checksums = declaredChecksums(headers);
  const algorithms = new Set(checksumEntries(checksums).map(([algorithm]) => algorithm));
  for (const name of (headers.get('x-amz-trailer') ?? '').split(',')) {
    const algorithm = name.trim().toLowerCase().replace('x-amz-checksum-', '');
    if (isChecksumAlgorithm(algorithm)) algorithms.add(algorithm);
  }
  const body = receivedBytes(request.body);
  const decoded = chunked ? withTrailingChecksums(body, checksums) : body;
  return { chunks: verifiedChecksums(verifiedBytes(decoded, claims), algorithms, checksums), checksums };
}

async function* withTrailingChecksums(
  body: AsyncIterable<Uint8Array>,
  checksums: Checksums,
): AsyncGenerator<Uint8Array> {
  const trailers = new Map<string, string>();
  yield* decodeAwsChunked(body, trailers);
  Object.assign(checksums, declaredChecksums(trailers));
}
