import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import { type Authority, checkScope } from './check-scope.ts';
import { checkSignature } from './check-signature.ts';
import { ALGORITHM, parseTimestamp } from './sigv4.ts';

const MAX_EXPIRES_SECONDS = 7 * 24 * 3600;
const MAX_SKEW_MS = 15 * 60_000;
const AUTHENTICATION = new Set([
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-signedheaders',
  'x-amz-signature',
]);

/**
 * Verifies a request signed in its query.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 * @returns the payload hash that the signature covers
 */
export function verifyPresignedUrl(request: S3Request, authority: Authority, now: Date): string {
  const parameter = (name: string): string => {
    const value = request.query.get(name);
    if (value === null) throw malformed(`The query must hold ${name}.`);
    return value;
  };
  if (parameter('X-Amz-Algorithm') !== ALGORITHM)
    throw malformed(`X-Amz-Algorithm only supports "${ALGORITHM}"`);
  const timestamp = parameter('X-Amz-Date');
  const signedAt = parseTimestamp(timestamp);
  if (signedAt === undefined) throw malformed('X-Amz-Date must be in the format "yyyyMMddTHHmmssZ"');
  const expires = parameter('X-Amz-Expires');
  if (!/^\d+$/.test(expires) || Number(expires) < 1 || Number(expires) > MAX_EXPIRES_SECONDS) {
    throw malformed(`X-Amz-Expires must be between 1 and ${MAX_EXPIRES_SECONDS} seconds`);
  }
  const scope = checkScope(
    parameter('X-Amz-Credential'),
    timestamp,
    authority,
    'AuthorizationQueryParametersError',
  );
  const payloadHash =
    request.query.get('X-Amz-Content-Sha256') ??
    request.headers.get('x-amz-content-sha256') ??
    'UNSIGNED-PAYLOAD';
  const query = [...request.query].filter(([name]) => name !== 'X-Amz-Signature');
  const signedHeaders = parameter('X-Amz-SignedHeaders').split(';');
  checkSignature(
    { ...request, query, signedHeaders, payloadHash },
    scope,
    timestamp,
    parameter('X-Amz-Signature'),
    authority,
  );
  checkWindow(signedAt, Number(expires), now);
  return payloadHash;
}

/**
 * The request's headers together with those that the presigner moved into the query, such as `x-amz-meta-*`. Checksums
 * are not among them: S3 looks for those in headers only, and the SDK's presigner writes the checksum of an empty body.
 * https://github.com/localstack/localstack/issues/12169, https://github.com/aws/aws-sdk/issues/480
 */
export function hoistedHeaders(request: S3Request): Headers {
  const headers = new Headers(request.headers);
  for (const [name, value] of request.query) {
    const lowered = name.toLowerCase();
    if (!lowered.startsWith('x-amz-') || AUTHENTICATION.has(lowered)) continue;
    if (lowered.startsWith('x-amz-checksum-') && lowered !== 'x-amz-checksum-mode') continue;
    if (/[^\t\x20-\x7e]/.test(value))
      throw new S3Error('InvalidArgument', `${name} must be printable ASCII.`);
    headers.set(lowered, value);
  }
  return headers;
}

function checkWindow(signedAt: Date, expiresSeconds: number, now: Date): void {
  if (signedAt.getTime() > now.getTime() + MAX_SKEW_MS) {
    throw new S3Error('AccessDenied', 'Request is not yet valid');
  }
  const expiresAt = new Date(signedAt.getTime() + expiresSeconds * 1000);
  if (expiresAt < now) {
    throw new S3Error('AccessDenied', 'Request has expired', {
      Expires: expiresAt.toISOString(),
      ServerTime: now.toISOString(),
    });
  }
}

function malformed(message: string): S3Error {
  return new S3Error('AuthorizationQueryParametersError', message);
}
