import { S3Error } from '../s3-error.ts';
import type { Authority } from './check-scope.ts';
import {
  canonicalRequest,
  type Scope,
  type SignedParts,
  sameSignature,
  sign,
  stringToSign,
} from './sigv4.ts';

/**
 * Recomputes a request's signature.
 * @throws S3Error SignatureDoesNotMatch, with the strings that were signed here, so that a client can compare;
 *   AccessDenied when a header that S3 acts on is not covered
 */
export function checkSignature(
  parts: SignedParts,
  scope: Scope,
  timestamp: string,
  given: string,
  authority: Authority,
): void {
  checkCoverage(parts);
  const canonical = canonicalRequest(parts);
  const text = stringToSign(timestamp, scope, canonical);
  if (sameSignature(sign(text, scope, authority.credentials.secretAccessKey), given)) return;
  throw new S3Error(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    { StringToSign: text, CanonicalRequest: canonical, SignatureProvided: given },
  );
}

function checkCoverage(parts: SignedParts): void {
  const unsigned = [...parts.headers.keys()].filter(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !parts.signedHeaders.includes(name),
  );
  if (unsigned.length > 0) {
    throw new S3Error('AccessDenied', 'There were headers present in the request which were not signed', {
      HeadersNotSigned: unsigned.join(', '),
    });
  }
}
