import { createHash } from 'node:crypto';
import { type Checksums, declaredChecksums, startChecksum } from '../body/checksums.ts';
import { readText } from '../body/read-text.ts';
import { quoted } from '../objects/object-headers.ts';
import { writeCondition } from '../objects/preconditions.ts';
import type { S3 } from '../s3.ts';
import { S3Error } from '../s3-error.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import type { StoredObject } from '../store/objects.ts';
import type { MultipartUpload, UploadedPart } from '../store/uploads.ts';
import { readXml } from '../xml/read-xml.ts';
import { document, element } from '../xml/write-xml.ts';
import { xmlResponse } from '../xml/xml-response.ts';
import { chosenParts } from './chosen-parts.ts';

/** POST `?uploadId=…`: the named parts, joined, become the object; parts not named are dropped. */
export async function completeUpload(s3: S3, request: SignedRequest): Promise<Response> {
  const { bucket, key } = request;
  const { blobs, objects, uploads } = s3.store;
  const upload = uploads.require(request.query.get('uploadId') ?? '', bucket, key);
  const condition = writeCondition(request.headers);
  condition(objects.find(bucket, key));
  const body = readXml(await readText(withoutChecksums(request)), 'CompleteMultipartUpload');
  const parts = chosenParts(body, uploads.parts(upload.id));
  const whole = startWholeChecksum(upload);
  const blob = await blobs.write(joined(s3, parts, whole.update));
  let unreferenced = [blob.id];
  let object: StoredObject;
  try {
    const checksums =
      upload.checksumType === 'COMPOSITE' ? await composite(upload, parts) : await whole.checksums();
    checkDeclared(request.headers, upload, checksums);
    object = {
      bucket,
      key,
      blob: blob.id,
      size: blob.size,
      etag: etagOfParts(parts),
      modifiedAt: Date.now(),
      headers: upload.headers,
      checksums,
      checksumType: upload.checksumType,
    };
    unreferenced = s3.store.atomically(() => {
      // Another request may have completed or aborted it meanwhile.
      uploads.require(upload.id, bucket, key);
      return [...objects.replace(object, condition), ...uploads.remove(upload.id)];
    });
  } finally {
    await blobs.remove(unreferenced);
  }
  return xmlResponse(
    document('CompleteMultipartUploadResult', [
      element('Location', `/${bucket}/${key}`),
      element('Bucket', bucket),
      element('Key', key),
      element('ETag', quoted(object.etag)),
      ...Object.entries(object.checksums).map(([name, value]) =>
        element(`Checksum${name.toUpperCase()}`, value),
      ),
      element('ChecksumType', upload.checksumAlgorithm === null ? undefined : upload.checksumType),
    ]),
  );
}

// Here `x-amz-checksum-*` is about the finished object, not about this request's document.
function withoutChecksums(request: SignedRequest): SignedRequest {
  const headers = new Headers(request.headers);
  for (const [name] of request.headers) if (name.startsWith('x-amz-checksum-')) headers.delete(name);
  return { ...request, headers };
}

async function* joined(
  s3: S3,
  parts: readonly UploadedPart[],
  update: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    for await (const chunk of s3.store.blobs.read(part.blob)) {
      update(chunk);
      yield chunk;
    }
  }
}

function startWholeChecksum(upload: MultipartUpload) {
  const { checksumAlgorithm: algorithm } = upload;
  if (algorithm === null || upload.checksumType === 'COMPOSITE') {
    return { update: () => undefined, checksums: async (): Promise<Checksums> => ({}) };
  }
  const checksum = startChecksum(algorithm);
  return {
    update: (chunk: Uint8Array) => checksum.update(chunk),
    checksums: async (): Promise<Checksums> => ({
      [algorithm]: Buffer.from(await checksum.digest()).toString('base64'),
    }),
  };
}

/** The checksum of the parts' checksums, with their number: `<base64>-<n>`. */
async function composite(upload: MultipartUpload, parts: readonly UploadedPart[]): Promise<Checksums> {
  const { checksumAlgorithm: algorithm } = upload;
  const values = algorithm === null ? [] : parts.map((part) => part.checksums[algorithm]);
  if (algorithm === null || values.includes(undefined)) return {};
  const checksum = startChecksum(algorithm);
  for (const value of values) checksum.update(Buffer.from(value ?? '', 'base64'));
  return { [algorithm]: `${Buffer.from(await checksum.digest()).toString('base64')}-${parts.length}` };
}

function etagOfParts(parts: readonly UploadedPart[]): string {
  const hash = createHash('md5');
  for (const part of parts) hash.update(Buffer.from(part.md5, 'hex'));
  return `${hash.digest('hex')}-${parts.length}`;
}

function checkDeclared(headers: Headers, upload: MultipartUpload, computed: Checksums): void {
  const { checksumAlgorithm: algorithm } = upload;
  const declared = algorithm === null ? undefined : declaredChecksums(headers)[algorithm];
  if (algorithm === null || declared === undefined || declared === computed[algorithm]) return;
  throw new S3Error(
    'BadDigest',
    `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
  );
}
