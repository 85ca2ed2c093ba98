import type { S3 } from '../s3.ts';
import type { SignedRequest } from '../signature/authenticate.ts';

export async function deleteBucket(s3: S3, request: SignedRequest): Promise<Response> {
  s3.store.buckets.remove(request.bucket);
  return new Response(null, { status: 204 });
}
