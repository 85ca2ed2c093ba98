import { deleteBucketCors, getBucketCors, putBucketCors } from './buckets/bucket-cors.ts';
import { deleteBucketWebsite, getBucketWebsite, putBucketWebsite } from './buckets/bucket-website.ts';
import { createBucket } from './buckets/create-bucket.ts';
import { deleteBucket } from './buckets/delete-bucket.ts';
import { headBucket, listBuckets } from './buckets/describe-bucket.ts';
import { abortUpload } from './multipart/abort-upload.ts';
import { completeUpload } from './multipart/complete-upload.ts';
import { createUpload } from './multipart/create-upload.ts';
import { listParts } from './multipart/list-parts.ts';
import { uploadPart } from './multipart/upload-part.ts';
import { copyObject } from './objects/copy-object.ts';
import { deleteObject } from './objects/delete-object.ts';
import { deleteObjects } from './objects/delete-objects.ts';
import { getObject } from './objects/get-object.ts';
import { listObjects } from './objects/list-objects.ts';
import { putObject } from './objects/put-object.ts';
import type { S3 } from './s3.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';
import type { SignedRequest } from './signature/authenticate.ts';

/** One S3 operation on a request whose signature holds. */
export type Operation = (s3: S3, request: SignedRequest) => Promise<Response>;

/** Operations by method and, where the query names one, sub-resource: `GET ?cors`. */
type Routes = Readonly<Record<string, Operation>>;

const SERVICE: Routes = { GET: listBuckets };

const BUCKET: Routes = {
  PUT: createBucket,
  GET: listObjects,
  HEAD: headBucket,
  DELETE: deleteBucket,
  'POST ?delete': deleteObjects,
  'PUT ?cors': putBucketCors,
  'GET ?cors': getBucketCors,
  'DELETE ?cors': deleteBucketCors,
  'PUT ?website': putBucketWebsite,
  'GET ?website': getBucketWebsite,
  'DELETE ?website': deleteBucketWebsite,
};

const OBJECT: Routes = {
  PUT: putObject,
  GET: getObject,
  HEAD: getObject,
  DELETE: deleteObject,
  'POST ?uploads': createUpload,
  'PUT ?uploadId': uploadPart,
  'GET ?uploadId': listParts,
  'POST ?uploadId': completeUpload,
  'DELETE ?uploadId': abortUpload,
};

/** Query parameters that select an operation of their own; without this list, PUT `?acl` would overwrite the object. */
const SUBRESOURCES = new Set([
  ...['accelerate', 'acl', 'analytics', 'attributes', 'cors', 'delete', 'encryption', 'intelligent-tiering'],
  ...[
    'inventory',
    'legal-hold',
    'lifecycle',
    'location',
    'logging',
    'metrics',
    'notification',
    'object-lock',
  ],
  ...['ownershipControls', 'policy', 'policyStatus', 'publicAccessBlock', 'renameObject', 'replication'],
  ...[
    'requestPayment',
    'restore',
    'retention',
    'select',
    'session',
    'tagging',
    'torrent',
    'uploadId',
    'uploads',
  ],
  ...['versionId', 'versioning', 'versions', 'website'],
]);

/** Finds the operation. @throws S3Error NotImplemented, MethodNotAllowed */
export function findOperation(request: S3Request): Operation {
  const { method, query } = request;
  const routes = request.bucket === '' ? SERVICE : request.key === '' ? BUCKET : OBJECT;
  const subresource = [...query.keys()].find((name) => SUBRESOURCES.has(name));
  const isListV1 =
    routes === BUCKET && method === 'GET' && subresource === undefined && query.get('list-type') !== '2';
  const isPartCopy = subresource === 'uploadId' && request.headers.has('x-amz-copy-source');
  if (isListV1 || isPartCopy) {
    throw new S3Error(
      'NotImplemented',
      `${isListV1 ? 'ListObjects (use V2)' : 'UploadPartCopy'} is not offered here.`,
    );
  }
  const operation = routes[subresource === undefined ? method : `${method} ?${subresource}`];
  if (operation === undefined) {
    if (subresource !== undefined)
      throw new S3Error('NotImplemented', `${method} ?${subresource} is not offered here.`);
    throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
      Method: method,
    });
  }
  return operation === putObject && request.headers.has('x-amz-copy-source') ? copyObject : operation;
}
