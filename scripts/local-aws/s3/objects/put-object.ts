import { openPayload } from '../body/payload.ts';
import type { S3 } from '../s3.ts';
import { S3Error } from '../s3-error.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import { addChecksums, checkKeyLength, quoted, storedHeaders } from './object-headers.ts';
import { writeCondition } from './preconditions.ts';
import { storeBlob } from './store-blob.ts';

const MAX_PUT_BYTES = 5 * 1024 ** 3;

export async function putObject(s3: S3, request: SignedRequest): Promise<Response> {
  const { bucket, key } = request;
  checkKeyLength(key);
  checkLength(request.headers);
  s3.store.buckets.require(bucket);
  const condition = writeCondition(request.headers);
  // Refuse before the bytes are received; what counts is the same check at the commit.
  condition(s3.store.objects.find(bucket, key));
  const headers = storedHeaders(request.headers);
  const payload = openPayload(request);
  const blob = await s3.store.blobs.write(payload.chunks);
  const object = await storeBlob(s3, blob, { bucket, key, headers, checksums: payload.checksums }, condition);
  const answer = new Headers({ etag: quoted(object.etag) });
  addChecksums(answer, object);
  return new Response(null, { headers: answer });
}

/** @throws S3Error MissingContentLength, EntityTooLarge beyond 5 GB (a multipart upload takes more) */
export function checkLength(headers: Headers): void {
  const length = headers.get('x-amz-decoded-content-length') ?? headers.get('content-length');
  if (length === null)
    throw new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.');
  if (Number(length) > MAX_PUT_BYTES) {
    throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: length,
      MaxSizeAllowed: String(MAX_PUT_BYTES),
    });
  }
}
