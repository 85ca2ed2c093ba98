import { Readable } from 'node:stream';
import type { S3 } from '../s3.ts';
import type { S3Request } from '../s3-request.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import type { StoredObject } from '../store/objects.ts';
import { parseByteRange } from './byte-range.ts';
import { addChecksums, objectHeaders } from './object-headers.ts';
import { judgeRead } from './preconditions.ts';

const OVERRIDES = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

/** GET and HEAD of an object. */
export async function getObject(s3: S3, request: SignedRequest): Promise<Response> {
  s3.store.buckets.require(request.bucket);
  const object = s3.store.objects.require(request.bucket, request.key);
  return sendObject(s3, request, object);
}

/**
 * Answers with an object: whole or the range asked for, or 304 when the client has it.
 * @throws S3Error PreconditionFailed, InvalidRange
 */
export function sendObject(s3: S3, request: S3Request, object: StoredObject): Response {
  const headers = objectHeaders(object);
  if (judgeRead(request.headers, object) === 'not-modified') {
    headers.delete('content-type');
    return new Response(null, { status: 304, headers });
  }
  for (const name of OVERRIDES) {
    const override = request.query.get(`response-${name}`);
    if (override !== null) headers.set(name, override);
  }
  const span = parseByteRange(request.headers.get('range'), object.size);
  if (span !== undefined) {
    headers.set('content-range', `bytes ${span.first}-${span.last}/${object.size}`);
  } else if (request.headers.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED') {
    addChecksums(headers, object);
  }
  headers.set('content-length', String(span === undefined ? object.size : span.last - span.first + 1));
  const body =
    request.method === 'HEAD'
      ? null
      : (Readable.toWeb(s3.store.blobs.read(object.blob, span)) as ReadableStream);
  return new Response(body, { status: span === undefined ? 200 : 206, headers });
}
