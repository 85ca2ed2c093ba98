import type { S3 } from '../s3.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import { document, element } from '../xml/write-xml.ts';
import { xmlResponse } from '../xml/xml-response.ts';

/** HEAD of a bucket. */
export async function headBucket(s3: S3, request: SignedRequest): Promise<Response> {
  s3.store.buckets.require(request.bucket);
  return new Response(null, { headers: { 'x-amz-bucket-region': s3.authority.region } });
}

export async function listBuckets(s3: S3): Promise<Response> {
  const buckets = s3.store.buckets
    .list()
    .map((bucket) =>
      element('Bucket', [
        element('Name', bucket.name),
        element('CreationDate', new Date(bucket.createdAt).toISOString()),
      ]),
    );
  const owner = element('Owner', [element('ID', 'local'), element('DisplayName', 'local')]);
  return xmlResponse(document('ListAllMyBucketsResult', [owner, element('Buckets', buckets)]));
}
