import { S3Error, type S3ErrorCode } from '../s3-error.ts';
import { type Credentials, parseCredential, type Scope } from './sigv4.ts';

/** Whose signatures are accepted, and where. */
export interface Authority {
  readonly region: string;
  readonly credentials: Credentials;
}

/**
 * Reads a credential and checks that it was made for this service, region and day by the known key.
 * @param timestamp the request's own `YYYYMMDDTHHMMSSZ`
 * @param malformed the error code for a credential that cannot be right
 */
export function checkScope(
  credential: string,
  timestamp: string,
  authority: Authority,
  malformed: S3ErrorCode,
): Scope {
  const scope = parseCredential(credential);
  if (scope === undefined || scope.service !== 's3' || scope.date !== timestamp.slice(0, 8)) {
    throw new S3Error(
      malformed,
      `The credential must be <key>/${timestamp.slice(0, 8)}/<region>/s3/aws4_request.`,
    );
  }
  if (scope.region !== authority.region) {
    throw new S3Error(malformed, `The region '${scope.region}' is wrong; expecting '${authority.region}'`, {
      Region: authority.region,
    });
  }
  if (scope.accessKeyId !== authority.credentials.accessKeyId) {
    throw new S3Error(
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      {
        AWSAccessKeyId: scope.accessKeyId,
      },
    );
  }
  return scope;
}
