import { quoted } from '../objects/object-headers.ts';
import type { S3 } from '../s3.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import { document, element } from '../xml/write-xml.ts';
import { xmlResponse } from '../xml/xml-response.ts';

const MAX_PARTS = 1000;

/** GET `?uploadId=…`, a page of at most 1,000 parts. */
export async function listParts(s3: S3, request: SignedRequest): Promise<Response> {
  const { bucket, key, query } = request;
  const upload = s3.store.uploads.require(query.get('uploadId') ?? '', bucket, key);
  const marker = Number(query.get('part-number-marker') ?? 0);
  const limit = Math.min(Number(query.get('max-parts') ?? MAX_PARTS), MAX_PARTS);
  const rest = s3.store.uploads.parts(upload.id).filter((part) => part.number > marker);
  const page = rest.slice(0, limit);
  return xmlResponse(
    document('ListPartsResult', [
      element('Bucket', bucket),
      element('Key', key),
      element('UploadId', upload.id),
      element('PartNumberMarker', marker),
      element('NextPartNumberMarker', page.at(-1)?.number),
      element('MaxParts', limit),
      element('IsTruncated', rest.length > page.length),
      ...page.map((part) =>
        element('Part', [
          element('PartNumber', part.number),
          element('LastModified', new Date(part.modifiedAt).toISOString()),
          element('ETag', quoted(part.md5)),
          element('Size', part.size),
        ]),
      ),
    ]),
  );
}
