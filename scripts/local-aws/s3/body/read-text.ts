import { S3Error } from '../s3-error.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import { openPayload } from './payload.ts';

// 1,000 keys of 1,024 bytes, escaped, and the largest CORS document fit.
const MAX_BYTES = 8 * 1024 * 1024;

/** Reads a request document whole, verified. @throws S3Error MaxMessageLengthExceeded beyond 8 MB */
export async function readText(request: SignedRequest): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of openPayload(request).chunks) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new S3Error('MaxMessageLengthExceeded', 'Your request was too big.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
