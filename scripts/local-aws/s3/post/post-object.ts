import { type Checksums, checksumEntries, declaredChecksums } from '../body/checksums.ts';
import { verifiedChecksums } from '../body/verified-bytes.ts';
import { checkKeyLength, quoted, storedHeaders } from '../objects/object-headers.ts';
import { storeBlob } from '../objects/store-blob.ts';
import type { S3 } from '../s3.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { StoredObject } from '../store/objects.ts';
import { document, element } from '../xml/write-xml.ts';
import { xmlResponse } from '../xml/xml-response.ts';
import { authorizeForm } from './authorize-form.ts';
import { formHeaders } from './form-headers.ts';
import type { ContentLength } from './post-policy.ts';
import { type PostForm, readForm } from './read-form.ts';

/**
 * POST on a bucket: a browser's upload under a signed policy.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
export async function postObject(s3: S3, request: S3Request, now: Date): Promise<Response> {
  s3.store.buckets.require(request.bucket);
  const form = await readForm(request);
  try {
    const fields = completeFields(form, request.bucket);
    const length = authorizeForm(fields, s3.authority, now);
    const object = await storeFile(s3, form, fields, length);
    return answer(object, fields);
  } finally {
    await discard(form.file);
  }
}

/** Fills in `${filename}`, and the bucket that the form is addressed to. */
function completeFields(form: PostForm, bucket: string): Map<string, string> {
  const fields = new Map(
    [...form.fields].map(([name, value]) => [name, value.replace(/\$\{filename\}/g, () => form.fileName)]),
  );
  fields.set('bucket', bucket);
  const key = fields.get('key') ?? '';
  if (key === '' || key.includes('\0')) {
    throw new S3Error('InvalidArgument', "Bucket POST must contain a field named 'key', before the file.", {
      ArgumentName: 'key',
    });
  }
  checkKeyLength(key);
  return fields;
}

async function storeFile(
  s3: S3,
  form: PostForm,
  fields: ReadonlyMap<string, string>,
  length: ContentLength,
): Promise<StoredObject> {
  const headers = storedHeaders(formHeaders(fields));
  const checksums: Checksums = declaredChecksums(fields);
  const algorithms = new Set(checksumEntries(checksums).map(([algorithm]) => algorithm));
  const bytes = verifiedChecksums(withinLength(form.file, length), algorithms, checksums);
  const blob = await s3.store.blobs.write(bytes);
  const description = {
    bucket: fields.get('bucket') ?? '',
    key: fields.get('key') ?? '',
    headers,
    checksums,
  };
  return storeBlob(s3, blob, description, () => undefined);
}

async function* withinLength(
  file: AsyncIterable<Uint8Array>,
  length: ContentLength,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of file) {
    size += chunk.length;
    // Once too long, the rest is counted but not stored, so that the client gets to read the refusal.
    if (size <= length.max) yield chunk;
  }
  if (size > length.max) {
    throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: String(size),
      MaxSizeAllowed: String(length.max),
    });
  }
  if (size < length.min) {
    throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
      ProposedSize: String(size),
      MinSizeAllowed: String(length.min),
    });
  }
}

function answer(object: StoredObject, fields: ReadonlyMap<string, string>): Response {
  const { bucket, key } = object;
  const etag = quoted(object.etag);
  const location = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
  const redirect = fields.get('success_action_redirect') ?? '';
  if (URL.canParse(redirect)) {
    const target = new URL(redirect);
    for (const [name, value] of Object.entries({ bucket, key, etag })) target.searchParams.set(name, value);
    return new Response(null, { status: 303, headers: { location: target.href, etag } });
  }
  const status = fields.get('success_action_status');
  if (status !== '201')
    return new Response(null, { status: status === '200' ? 200 : 204, headers: { location, etag } });
  const response = xmlResponse(
    document('PostResponse', [
      element('Location', location),
      element('Bucket', bucket),
      element('Key', key),
      element('ETag', etag),
    ]),
    201,
  );
  response.headers.set('location', location);
  response.headers.set('etag', etag);
  return response;
}

// A client that is still sending does not look for an answer.
async function discard(file: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of file);
}
