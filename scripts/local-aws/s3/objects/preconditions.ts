import { S3Error } from '../s3-error.ts';
import type { StoredObject, WriteCondition } from '../store/objects.ts';

/** How a conditional read is to be answered. */
export type ReadVerdict = 'send' | 'not-modified';

/**
 * Reads `If-Match` and `If-None-Match: *` of a write.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @throws S3Error NotImplemented for `If-None-Match` with an ETag, as S3 does
 */
export function writeCondition(headers: Headers): WriteCondition {
  const ifMatch = headers.get('if-match');
  const ifNoneMatch = headers.get('if-none-match');
  if (ifNoneMatch !== null && ifNoneMatch !== '*') {
    throw new S3Error('NotImplemented', 'Only If-None-Match: * is allowed on a write.', {
      Header: 'If-None-Match',
    });
  }
  return (current) => {
    if (ifNoneMatch !== null && current !== undefined) throw preconditionFailed('If-None-Match');
    if (ifMatch === null) return;
    if (current === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
    if (!listsEtag(ifMatch, current.etag)) throw preconditionFailed('If-Match');
  };
}

/**
 * Evaluates the conditional headers of a read in RFC 9110's order: the two about ETags outrank the two about dates.
 * @param prefix `x-amz-copy-source-` for the source of a copy
 * @throws S3Error PreconditionFailed
 */
export function judgeRead(headers: Headers, object: StoredObject, prefix = ''): ReadVerdict {
  const ifMatch = headers.get(`${prefix}if-match`);
  const ifNoneMatch = headers.get(`${prefix}if-none-match`);
  // HTTP dates know no fractions of a second.
  const modifiedAt = Math.floor(object.modifiedAt / 1000) * 1000;
  if (ifMatch !== null) {
    if (!listsEtag(ifMatch, object.etag)) throw preconditionFailed('If-Match');
  } else if (modifiedAt > dateOf(headers.get(`${prefix}if-unmodified-since`), Number.POSITIVE_INFINITY)) {
    throw preconditionFailed('If-Unmodified-Since');
  }
  if (ifNoneMatch !== null) return listsEtag(ifNoneMatch, object.etag) ? 'not-modified' : 'send';
  const since = dateOf(headers.get(`${prefix}if-modified-since`), Number.NEGATIVE_INFINITY);
  return modifiedAt <= since ? 'not-modified' : 'send';
}

export function preconditionFailed(condition: string): S3Error {
  return new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  });
}

function listsEtag(header: string, etag: string): boolean {
  return header.split(',').some((entry) => {
    const tag = entry
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1');
    return tag === '*' || tag === etag;
  });
}

// An unreadable date is as good as none (RFC 9110, 13.1.3).
function dateOf(header: string | null, otherwise: number): number {
  const time = header === null ? Number.NaN : Date.parse(header);
  return Number.isNaN(time) ? otherwise : time;
}
