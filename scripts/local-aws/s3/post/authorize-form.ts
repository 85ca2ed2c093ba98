import { S3Error } from '../s3-error.ts';
import { type Authority, checkScope } from '../signature/check-scope.ts';
import { ALGORITHM, sameSignature, sign } from '../signature/sigv4.ts';
import { type ContentLength, checkPostPolicy, parsePostPolicy } from './post-policy.ts';

/**
 * Verifies a form's policy: signed by the known key, not expired, and satisfied by the fields. Neither host nor path is
 * part of it, so a form may come through a proxy.
 * @param fields names in lower case; `bucket` is the one addressed and `key` has its `${filename}` filled in
 * @returns how long the file may be
 */
export function authorizeForm(
  fields: ReadonlyMap<string, string>,
  authority: Authority,
  now: Date,
): ContentLength {
  const encoded = fields.get('policy');
  if (encoded === undefined) throw new S3Error('AccessDenied', 'Access Denied');
  if (fields.get('x-amz-algorithm') !== ALGORITHM) {
    throw new S3Error('InvalidArgument', `x-amz-algorithm must be ${ALGORITHM}`, {
      ArgumentName: 'x-amz-algorithm',
    });
  }
  const credential = fields.get('x-amz-credential') ?? '';
  const scope = checkScope(credential, fields.get('x-amz-date') ?? '', authority, 'InvalidArgument');
  const signature = sign(encoded, scope, authority.credentials.secretAccessKey);
  if (!sameSignature(signature, fields.get('x-amz-signature') ?? '')) {
    throw new S3Error(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      { StringToSign: encoded },
    );
  }
  const policy = parsePostPolicy(encoded);
  checkPostPolicy(policy, fields, now);
  return policy.contentLength;
}
