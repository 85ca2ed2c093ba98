import type { S3 } from '../s3.ts';
import { S3Error } from '../s3-error.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import type { StoredObject } from '../store/objects.ts';
import { document, element } from '../xml/write-xml.ts';
import { xmlResponse } from '../xml/xml-response.ts';
import { checkKeyLength, quoted, storedHeaders } from './object-headers.ts';
import { judgeRead, preconditionFailed, writeCondition } from './preconditions.ts';
import { storeBlob } from './store-blob.ts';

/** PUT with `x-amz-copy-source`. `x-amz-metadata-directive: REPLACE` takes the headers of this request. */
export async function copyObject(s3: S3, request: SignedRequest): Promise<Response> {
  const { bucket, key, headers } = request;
  checkKeyLength(key);
  s3.store.buckets.require(bucket);
  const source = findSource(s3, headers.get('x-amz-copy-source') ?? '');
  const directive = headers.get('x-amz-metadata-directive') ?? 'COPY';
  if (directive !== 'COPY' && directive !== 'REPLACE') {
    throw new S3Error('InvalidArgument', 'Unknown metadata directive.', { ArgumentValue: directive });
  }
  if (directive === 'COPY' && source.bucket === bucket && source.key === key) {
    throw new S3Error(
      'InvalidRequest',
      'This copy request is illegal: it copies an object to itself unchanged.',
    );
  }
  if (judgeRead(headers, source, 'x-amz-copy-source-') === 'not-modified') {
    throw preconditionFailed('x-amz-copy-source-If-None-Match');
  }
  const condition = writeCondition(headers);
  const blob = await s3.store.blobs.write(s3.store.blobs.read(source.blob));
  const object = await storeBlob(
    s3,
    blob,
    {
      bucket,
      key,
      headers: directive === 'REPLACE' ? storedHeaders(headers) : source.headers,
      checksums: source.checksums,
      checksumType: source.checksumType,
    },
    condition,
  );
  return xmlResponse(
    document('CopyObjectResult', [
      element('LastModified', new Date(object.modifiedAt).toISOString()),
      element('ETag', quoted(object.etag)),
    ]),
  );
}

function findSource(s3: S3, header: string): StoredObject {
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(decodeSource(header)) ?? [];
  if (bucket === undefined || key === undefined) {
    throw new S3Error(
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    );
  }
  s3.store.buckets.require(bucket);
  return s3.store.objects.require(bucket, key);
}

function decodeSource(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new S3Error('InvalidArgument', 'Invalid copy source encoding.', { ArgumentValue: header });
  }
}
