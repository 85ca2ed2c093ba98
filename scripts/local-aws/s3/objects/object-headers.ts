import { checksumEntries } from '../body/checksums.ts';
import { S3Error } from '../s3-error.ts';
import type { StoredObject } from '../store/objects.ts';

const STORED = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
  'x-amz-website-redirect-location',
];
const MAX_METADATA_BYTES = 2048;
const MAX_KEY_BYTES = 1024;

/**
 * The headers of a request that become the object's own.
 * @throws S3Error MetadataTooLarge when the `x-amz-meta-*` are more than 2 KB
 */
export function storedHeaders(headers: Iterable<[string, string]>): Record<string, string> {
  const stored: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  let metadataBytes = 0;
  for (const [name, value] of headers) {
    const isMetadata = name.startsWith('x-amz-meta-');
    if (isMetadata) metadataBytes += Buffer.byteLength(name.slice('x-amz-meta-'.length) + value);
    if (isMetadata || STORED.includes(name)) stored[name] = value;
  }
  if (metadataBytes > MAX_METADATA_BYTES) {
    throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size');
  }
  return withoutTransferCoding(stored);
}

/** The headers that describe an object in an answer, but for Content-Length. */
export function objectHeaders(object: StoredObject): Headers {
  const headers = new Headers(object.headers);
  headers.set('accept-ranges', 'bytes');
  headers.set('etag', quoted(object.etag));
  headers.set('last-modified', new Date(object.modifiedAt).toUTCString());
  return headers;
}

/** Adds `x-amz-checksum-*`. */
export function addChecksums(headers: Headers, object: StoredObject): void {
  for (const [algorithm, value] of checksumEntries(object.checksums)) {
    headers.set(`x-amz-checksum-${algorithm}`, value);
    headers.set('x-amz-checksum-type', object.checksumType);
  }
}

/** An ETag as it stands in headers and documents. */
export function quoted(etag: string): string {
  return `"${etag}"`;
}

/** @throws S3Error KeyTooLongError beyond 1,024 bytes */
export function checkKeyLength(key: string): void {
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw new S3Error('KeyTooLongError', 'Your key is too long');
}

// `aws-chunked` is how the bytes travelled; only what remains is a property of the object.
function withoutTransferCoding(headers: Record<string, string>): Record<string, string> {
  const { 'content-encoding': encoding, ...rest } = headers;
  const codings = (encoding ?? '').split(',').map((coding) => coding.trim());
  const kept = codings.filter((coding) => coding !== '' && coding !== 'aws-chunked');
  return kept.length === 0 ? rest : { ...rest, 'content-encoding': kept.join(',') };
}
