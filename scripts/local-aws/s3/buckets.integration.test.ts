import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from './testing/error-of.ts';
import { startS3, type TestS3 } from './testing/start-s3.ts';

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3[Symbol.asyncDispose]());

describe('buckets', () => {
  it('are created, found, listed and deleted', async () => {
    const Bucket = 'another-bucket';
    await s3.client.send(new CreateBucketCommand({ Bucket }));
    await s3.client.send(new HeadBucketCommand({ Bucket }));
    const { Buckets } = await s3.client.send(new ListBucketsCommand({}));
    expect(Buckets?.map((bucket) => bucket.Name)).toEqual([Bucket, s3.bucket]);
    await s3.client.send(new DeleteBucketCommand({ Bucket }));
    expect(await errorOf(s3.client.send(new HeadBucketCommand({ Bucket })))).toEqual({
      status: 404,
      code: 'NotFound',
    });
  });

  it('may be created again in us-east-1 without losing their content', async () => {
    await s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key: 'kept', Body: 'x' }));
    await s3.client.send(new CreateBucketCommand({ Bucket: s3.bucket }));
    const { Contents } = await s3.client.send(new ListObjectsV2Command({ Bucket: s3.bucket }));
    expect(Contents?.map((object) => object.Key)).toEqual(['kept']);
  });

  it('are not deleted while they hold something', async () => {
    const Bucket = 'full-bucket';
    await s3.client.send(new CreateBucketCommand({ Bucket }));
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' }));
    expect(await errorOf(s3.client.send(new DeleteBucketCommand({ Bucket })))).toEqual({
      status: 409,
      code: 'BucketNotEmpty',
    });
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
    await s3.client.send(new DeleteBucketCommand({ Bucket }));
  });

  it.each(['ab', 'Upper-Case', 'two..dots', '-leading', '10.0.0.1'])(
    'refuses the name %s',
    async (Bucket) => {
      expect((await errorOf(s3.client.send(new CreateBucketCommand({ Bucket })))).code).toBe(
        'InvalidBucketName',
      );
    },
  );

  it('that do not exist are reported as such', async () => {
    const missing = { Bucket: 'not-there', Key: 'a' };
    const refusal = { status: 404, code: 'NoSuchBucket' };
    expect(await errorOf(s3.client.send(new ListObjectsV2Command(missing)))).toEqual(refusal);
    expect(await errorOf(s3.client.send(new PutObjectCommand({ ...missing, Body: 'x' })))).toEqual(refusal);
    expect(await errorOf(s3.client.send(new DeleteBucketCommand(missing)))).toEqual(refusal);
  });
});
