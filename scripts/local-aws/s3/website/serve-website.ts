import { sendObject } from '../objects/get-object.ts';
import type { S3 } from '../s3.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { Website } from '../store/buckets.ts';

const WEBSITE_HOST = /^([^:]+)\.s3-website[.-][a-z0-9-]+\.amazonaws\.com(?::\d+)?$/;

/** The bucket whose website endpoint a Host header names, such as `shop.s3-website-us-east-1.amazonaws.com`. */
export function websiteBucket(host: string | null): string | undefined {
  return WEBSITE_HOST.exec(host ?? '')?.[1];
}

/**
 * Serves a bucket as a website: anybody may read, a folder answers with its index document, and whatever is missing
 * with the error document. Turning the website on stands for the public-read policy that it needs on AWS.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
 */
export async function serveWebsite(s3: S3, bucket: string, request: S3Request): Promise<Response> {
  const { website } = s3.store.buckets.require(bucket);
  if (website === undefined) {
    throw new S3Error(
      'NoSuchWebsiteConfiguration',
      'The specified bucket does not have a website configuration',
      {
        BucketName: bucket,
      },
    );
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.');
  }
  const path = decodeURIComponent(request.path).replace(/^\//, '');
  const isFolder = path === '' || path.endsWith('/');
  const object = s3.store.objects.find(bucket, isFolder ? path + website.indexSuffix : path);
  if (object !== undefined) {
    const target = object.headers['x-amz-website-redirect-location'];
    if (target !== undefined) return new Response(null, { status: 301, headers: { location: target } });
    // Only signed requests may override the object's headers in the query.
    return sendObject(s3, { ...request, query: new URLSearchParams() }, object);
  }
  if (!isFolder && s3.store.objects.find(bucket, `${path}/${website.indexSuffix}`) !== undefined) {
    return new Response(null, { status: 302, headers: { location: `${request.path}/` } });
  }
  return sendErrorPage(s3, bucket, website, path, request);
}

function sendErrorPage(s3: S3, bucket: string, website: Website, key: string, request: S3Request): Response {
  const page = website.errorKey === undefined ? undefined : s3.store.objects.find(bucket, website.errorKey);
  if (page === undefined) {
    throw new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: key });
  }
  const unconditional: S3Request = { ...request, headers: new Headers(), query: new URLSearchParams() };
  const response = sendObject(s3, unconditional, page);
  return new Response(response.body, { status: 404, headers: response.headers });
}
