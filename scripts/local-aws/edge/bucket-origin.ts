import { Agent } from 'node:http';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { OriginFailure, type OriginResponse } from './response-cache.ts';

export type BucketOrigin = {
  /**
   * Reads an object. With the `etag` of a response kept earlier it may answer `not-modified`.
   * `missing` when there is none of that key. Throws `OriginFailure` when the bucket cannot be read.
   */
  read(bucket: string, key: string, etag?: string): Promise<OriginResponse | 'missing' | 'not-modified'>;
  close(): void;
};

/** The buckets behind the edge, read through the S3 SDK over kept-alive connections. */
export function createBucketOrigin(options: {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
}): BucketOrigin {
  const client = new S3Client({
    ...options,
    forcePathStyle: true,
    maxAttempts: 2,
    requestHandler: new NodeHttpHandler({
      httpAgent: new Agent({ keepAlive: true, maxSockets: 64 }),
      connectionTimeout: 2_000,
      requestTimeout: 10_000,
    }),
  });
  return {
    async read(bucket, key, etag) {
      // S3 has no such keys, but a path with them might be resolved on its way there.
      if (key.split('/').some((segment) => segment === '.' || segment === '..')) return 'missing';
      try {
        const command = new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          ...(etag ? { IfNoneMatch: etag } : {}),
        });
        const output = await client.send(command);
        const body = Buffer.from((await output.Body?.transformToByteArray()) ?? []);
        return { status: 200, headers: headersOf(output), body };
      } catch (error) {
        const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
        if (status === 304) return 'not-modified';
        if (status === 404) return 'missing';
        throw new OriginFailure(`cannot read s3://${bucket}/${key}`, { cause: error });
      }
    },
    close: () => client.destroy(),
  };
}

function headersOf(output: GetObjectCommandOutput): Record<string, string> {
  const headers: Record<string, string | undefined> = {
    'content-type': output.ContentType ?? 'application/octet-stream',
    'cache-control': output.CacheControl,
    'content-disposition': output.ContentDisposition,
    'content-encoding': output.ContentEncoding,
    'content-language': output.ContentLanguage,
    etag: output.ETag,
    'last-modified': output.LastModified?.toUTCString(),
  };
  const present = Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return Object.fromEntries(present);
}
