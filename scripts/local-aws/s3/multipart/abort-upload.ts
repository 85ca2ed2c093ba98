import type { S3 } from '../s3.ts';
import type { SignedRequest } from '../signature/authenticate.ts';

/** DELETE `?uploadId=…`. */
export async function abortUpload(s3: S3, request: SignedRequest): Promise<Response> {
  const upload = s3.store.uploads.require(request.query.get('uploadId') ?? '', request.bucket, request.key);
  await s3.store.blobs.remove(s3.store.uploads.remove(upload.id));
  return new Response(null, { status: 204 });
}
