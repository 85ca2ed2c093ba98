import { checksumEntries } from '../body/checksums.ts';
import type { S3 } from '../s3.ts';
import { S3Error } from '../s3-error.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import { encodeRfc3986 } from '../signature/sigv4.ts';
import type { StoredObject } from '../store/objects.ts';
import { document, element, type Xml } from '../xml/write-xml.ts';
import { xmlResponse } from '../xml/xml-response.ts';
import { type ListPage, type ListStart, listPage } from './list-page.ts';
import { quoted } from './object-headers.ts';

const MAX_KEYS = 1000;

/** ListObjectsV2. */
export async function listObjects(s3: S3, request: SignedRequest): Promise<Response> {
  const { bucket, query } = request;
  s3.store.buckets.require(bucket);
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  const encode = keyEncoding(query.get('encoding-type'));
  const limit = parseLimit(query.get('max-keys'));
  const start = token === null ? { after: startAfter ?? '' } : readToken(token);
  const page: ListPage =
    limit === 0
      ? { objects: [], commonPrefixes: [], next: undefined }
      : listPage({ prefix, delimiter, start, limit }, (range) => s3.store.objects.scan(bucket, range));
  return xmlResponse(
    document('ListBucketResult', [
      element('Name', bucket),
      element('Prefix', encode(prefix)),
      element('Delimiter', delimiter === '' ? undefined : encode(delimiter)),
      element('StartAfter', startAfter === null ? undefined : encode(startAfter)),
      element('ContinuationToken', token ?? undefined),
      element('NextContinuationToken', page.next === undefined ? undefined : writeToken(page.next)),
      element('EncodingType', query.get('encoding-type') ?? undefined),
      element('MaxKeys', limit),
      element('KeyCount', page.objects.length + page.commonPrefixes.length),
      element('IsTruncated', page.next !== undefined),
      ...page.objects.map((object) => contents(object, encode)),
      ...page.commonPrefixes.map((common) => element('CommonPrefixes', [element('Prefix', encode(common))])),
    ]),
  );
}

function contents(object: StoredObject, encode: (key: string) => string): Xml {
  const algorithms = checksumEntries(object.checksums).map(([name]) => name.toUpperCase());
  return element('Contents', [
    element('Key', encode(object.key)),
    element('LastModified', new Date(object.modifiedAt).toISOString()),
    element('ETag', quoted(object.etag)),
    ...algorithms.map((name) => element('ChecksumAlgorithm', name)),
    element('ChecksumType', algorithms.length === 0 ? undefined : object.checksumType),
    element('Size', object.size),
    element('StorageClass', 'STANDARD'),
  ]);
}

function keyEncoding(type: string | null): (key: string) => string {
  if (type === null) return (key) => key;
  if (type !== 'url') throw new S3Error('InvalidArgument', 'Invalid Encoding Method specified in Request');
  return (key) => key.split('/').map(encodeRfc3986).join('/');
}

function parseLimit(text: string | null): number {
  if (text === null) return MAX_KEYS;
  if (!/^\d{1,9}$/.test(text)) {
    throw new S3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range', {
      ArgumentName: 'max-keys',
      ArgumentValue: text,
    });
  }
  return Math.min(Number(text), MAX_KEYS);
}

function writeToken(next: ListStart): string {
  return Buffer.from('after' in next ? `>${next.after}` : `=${next.from}`).toString('base64url');
}

function readToken(token: string): ListStart {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (text.startsWith('>')) return { after: text.slice(1) };
  if (text.startsWith('=')) return { from: text.slice(1) };
  throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect', {
    ArgumentName: 'continuation-token',
  });
}
