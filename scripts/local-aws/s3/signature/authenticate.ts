import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { Authority } from './check-scope.ts';
import { verifyAuthorizationHeader } from './verify-authorization-header.ts';
import { hoistedHeaders, verifyPresignedUrl } from './verify-presigned-url.ts';

/** A request whose signature holds. */
export interface SignedRequest extends S3Request {
  /** Hex SHA-256 that the body must have, `UNSIGNED-PAYLOAD`, or a `STREAMING-…` mode. */
  readonly payloadHash: string;
}

/** Verifies whichever signature the request carries. @throws S3Error AccessDenied when it carries none */
export function authenticate(request: S3Request, authority: Authority, now: Date): SignedRequest {
  const inHeader = request.headers.has('authorization');
  const inQuery = request.query.has('X-Amz-Algorithm') || request.query.has('X-Amz-Signature');
  if (inHeader && inQuery) {
    throw new S3Error('InvalidArgument', 'Only one auth mechanism allowed');
  }
  if (inHeader) return { ...request, payloadHash: verifyAuthorizationHeader(request, authority, now) };
  if (inQuery) {
    const payloadHash = verifyPresignedUrl(request, authority, now);
    return { ...request, payloadHash, headers: hoistedHeaders(request) };
  }
  throw new S3Error('AccessDenied', 'Access Denied');
}
