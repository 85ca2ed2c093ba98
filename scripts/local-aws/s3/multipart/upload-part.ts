import { checksumEntries } from '../body/checksums.ts';
import { openPayload } from '../body/payload.ts';
import { quoted } from '../objects/object-headers.ts';
import { checkLength } from '../objects/put-object.ts';
import type { S3 } from '../s3.ts';
import { S3Error } from '../s3-error.ts';
import type { SignedRequest } from '../signature/authenticate.ts';

const MAX_PART_NUMBER = 10_000;

/** PUT `?partNumber=n&uploadId=…`. A part sent twice replaces the earlier one. */
export async function uploadPart(s3: S3, request: SignedRequest): Promise<Response> {
  const number = Number(request.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > MAX_PART_NUMBER) {
    throw new S3Error(
      'InvalidArgument',
      `Part number must be an integer between 1 and ${MAX_PART_NUMBER}, inclusive`,
      {
        ArgumentName: 'partNumber',
      },
    );
  }
  checkLength(request.headers);
  const upload = s3.store.uploads.require(request.query.get('uploadId') ?? '', request.bucket, request.key);
  const payload = openPayload(request);
  const blob = await s3.store.blobs.write(payload.chunks);
  const { checksums } = payload;
  let unreferenced = [blob.id];
  try {
    unreferenced = s3.store.uploads.replacePart(upload.id, {
      number,
      blob: blob.id,
      size: blob.size,
      md5: blob.md5,
      modifiedAt: Date.now(),
      checksums,
    });
  } finally {
    await s3.store.blobs.remove(unreferenced);
  }
  const headers = new Headers({ etag: quoted(blob.md5) });
  for (const [algorithm, value] of checksumEntries(checksums))
    headers.set(`x-amz-checksum-${algorithm}`, value);
  return new Response(null, { headers });
}
