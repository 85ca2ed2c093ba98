import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { S3Client } from './clients.ts';

/** An object's place. */
export interface ObjectAddress {
  bucket: string;
  key: string;
}

const on = ({ bucket, key }: ObjectAddress) => ({ Bucket: bucket, Key: key });

export async function putObject(
  s3: S3Client,
  address: ObjectAddress,
  object: { body: Uint8Array; contentType: string; cacheControl: string },
): Promise<void> {
  const { body, contentType, cacheControl } = object;
  await s3.send(
    new PutObjectCommand({
      ...on(address),
      Body: body,
      ContentType: contentType,
      CacheControl: cacheControl,
    }),
  );
}

/** Size of an object in bytes, or null when there is none. */
export async function objectSize(s3: S3Client, address: ObjectAddress): Promise<number | null> {
  try {
    return (await s3.send(new HeadObjectCommand(on(address)))).ContentLength ?? 0;
  } catch (error) {
    if (error instanceof NotFound || error instanceof NoSuchKey) return null;
    throw error;
  }
}

/** The whole object, or null when there is none. */
export async function getObject(s3: S3Client, address: ObjectAddress): Promise<Uint8Array | null> {
  try {
    const { Body } = await s3.send(new GetObjectCommand(on(address)));
    return (await Body?.transformToByteArray()) ?? null;
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
}

export async function deleteObject(s3: S3Client, address: ObjectAddress): Promise<void> {
  await s3.send(new DeleteObjectCommand(on(address)));
}

/** A form that lets a browser put one object of the given type and size, and nothing else, until it expires. */
export async function presignUpload(
  s3: S3Client,
  address: ObjectAddress,
  limits: { contentType: string; bytes: number; expiresInSeconds: number },
): Promise<{ url: string; fields: Record<string, string> }> {
  // It brings another S3 client: merchants upload pictures now and then.
  const { createPresignedPost } = await import('@aws-sdk/s3-presigned-post');
  return await createPresignedPost(s3, {
    ...on(address),
    Conditions: [
      ['content-length-range', 1, limits.bytes],
      ['eq', '$Content-Type', limits.contentType],
    ],
    Fields: { 'Content-Type': limits.contentType },
    Expires: limits.expiresInSeconds,
  });
}
