import { readText } from '../body/read-text.ts';
import type { S3 } from '../s3.ts';
import { S3Error } from '../s3-error.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import { optionalText, readXml } from '../xml/read-xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const NAME = /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

export async function createBucket(s3: S3, request: SignedRequest): Promise<Response> {
  const { bucket } = request;
  if (!NAME.test(bucket)) {
    throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.', { BucketName: bucket });
  }
  const text = await readText(request);
  const { region } = s3.authority;
  const wanted =
    text === '' ? undefined : optionalText(readXml(text, 'CreateBucketConfiguration'), 'LocationConstraint');
  if (wanted !== undefined && wanted !== region) {
    throw new S3Error('InvalidArgument', `Buckets are made in ${region} here, not in ${wanted}.`);
  }
  // S3 in us-east-1, and only there, is content when one's own bucket is created again.
  if (!s3.store.buckets.create(bucket) && region !== 'us-east-1') {
    throw new S3Error(
      'BucketAlreadyOwnedByYou',
      'The bucket you tried to create already exists, and you own it.',
      {
        BucketName: bucket,
      },
    );
  }
  return new Response(null, { headers: { location: `/${bucket}` } });
}
