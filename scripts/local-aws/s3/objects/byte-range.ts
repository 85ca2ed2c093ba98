import { S3Error } from '../s3-error.ts';
import type { ByteSpan } from '../store/blobs.ts';

/**
 * Reads a `Range` header against an object of `size` bytes.
 * @returns `undefined` to send the whole object: no header, another unit, or several ranges, which S3 does not do
 * @throws S3Error InvalidRange when the range lies beyond the object
 */
export function parseByteRange(header: string | null, size: number): ByteSpan | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const span =
    from === ''
      ? { first: Math.max(size - Number(to), 0), last: size - 1 }
      : { first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  if (span.first > span.last) {
    throw new S3Error('InvalidRange', 'The requested range is not satisfiable', {
      RangeRequested: header ?? '',
      ActualObjectSize: String(size),
    });
  }
  return span;
}
