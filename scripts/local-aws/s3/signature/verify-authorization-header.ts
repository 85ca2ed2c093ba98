import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import { type Authority, checkScope } from './check-scope.ts';
import { checkSignature } from './check-signature.ts';
import { ALGORITHM, parseTimestamp } from './sigv4.ts';

const MAX_SKEW_MS = 15 * 60_000;
const FIELDS = /^AWS4-HMAC-SHA256\s+Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([^,\s]+)$/;

/**
 * Verifies a request signed in its `Authorization` header.
 * @returns the payload hash that the signature covers: hex SHA-256, `UNSIGNED-PAYLOAD` or a `STREAMING-…` mode
 */
export function verifyAuthorizationHeader(request: S3Request, authority: Authority, now: Date): string {
  const authorization = request.headers.get('authorization') ?? '';
  const match = FIELDS.exec(authorization);
  if (match === null) {
    if (authorization.startsWith(ALGORITHM)) {
      throw new S3Error('AuthorizationHeaderMalformed', 'The authorization header you provided is invalid.');
    }
    throw new S3Error(
      'InvalidRequest',
      `The authorization mechanism you provided is not supported. Use ${ALGORITHM}.`,
    );
  }
  const [, credential = '', signedHeaders = '', signature = ''] = match;
  const timestamp = request.headers.get('x-amz-date') ?? '';
  const signedAt = parseTimestamp(timestamp);
  if (signedAt === undefined) {
    throw new S3Error('AccessDenied', 'AWS authentication requires a valid x-amz-date header');
  }
  const payloadHash = request.headers.get('x-amz-content-sha256');
  if (payloadHash === null) {
    throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  }
  const scope = checkScope(credential, timestamp, authority, 'AuthorizationHeaderMalformed');
  checkSignature(
    { ...request, signedHeaders: signedHeaders.split(';'), payloadHash },
    scope,
    timestamp,
    signature,
    authority,
  );
  if (Math.abs(now.getTime() - signedAt.getTime()) > MAX_SKEW_MS) {
    throw new S3Error(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
      {
        RequestTime: timestamp,
        ServerTime: now.toISOString(),
        MaxAllowedSkewMilliseconds: String(MAX_SKEW_MS),
      },
    );
  }
  return payloadHash;
}
