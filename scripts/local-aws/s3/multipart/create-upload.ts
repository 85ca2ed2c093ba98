import { isChecksumAlgorithm } from '../body/checksums.ts';
import { checkKeyLength, storedHeaders } from '../objects/object-headers.ts';
import type { S3 } from '../s3.ts';
import { S3Error } from '../s3-error.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import { document, element } from '../xml/write-xml.ts';
import { xmlResponse } from '../xml/xml-response.ts';

/** POST `?uploads`. */
export async function createUpload(s3: S3, request: SignedRequest): Promise<Response> {
  const { bucket, key, headers } = request;
  checkKeyLength(key);
  s3.store.buckets.require(bucket);
  const algorithm = headers.get('x-amz-checksum-algorithm')?.toLowerCase() ?? null;
  if (algorithm !== null && !isChecksumAlgorithm(algorithm)) {
    throw new S3Error('InvalidRequest', `The checksum algorithm ${algorithm} is not supported.`);
  }
  const wanted =
    headers.get('x-amz-checksum-type') ?? (algorithm === 'crc64nvme' ? 'FULL_OBJECT' : 'COMPOSITE');
  const checksumType = wanted === 'FULL_OBJECT' ? wanted : 'COMPOSITE';
  if (checksumType === 'FULL_OBJECT' && (algorithm === null || algorithm.startsWith('sha'))) {
    throw new S3Error('InvalidRequest', 'The FULL_OBJECT checksum type needs a CRC algorithm.');
  }
  const id = s3.store.uploads.start({
    bucket,
    key,
    headers: storedHeaders(headers),
    checksumAlgorithm: algorithm,
    checksumType,
  });
  const response = xmlResponse(
    document('InitiateMultipartUploadResult', [
      element('Bucket', bucket),
      element('Key', key),
      element('UploadId', id),
    ]),
  );
  if (algorithm !== null) {
    response.headers.set('x-amz-checksum-algorithm', algorithm.toUpperCase());
    response.headers.set('x-amz-checksum-type', checksumType);
  }
  return response;
}
