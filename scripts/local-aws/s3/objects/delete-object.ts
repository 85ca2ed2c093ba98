import type { S3 } from '../s3.ts';
import type { SignedRequest } from '../signature/authenticate.ts';

/** Deleting what is not there succeeds as well. */
export async function deleteObject(s3: S3, request: SignedRequest): Promise<Response> {
  s3.store.buckets.require(request.bucket);
  await s3.store.blobs.remove(s3.store.objects.remove(request.bucket, request.key));
  return new Response(null, { status: 204 });
}
