import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type ChecksumAlgorithm,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { errorOf } from '../testing/error-of.ts';
import { startS3, type TestS3 } from '../testing/start-s3.ts';

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3[Symbol.asyncDispose]());

const put = (Key: string, more: Partial<ConstructorParameters<typeof PutObjectCommand>[0]>) =>
  s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, ...more }));
const head = (Key: string) =>
  s3.client.send(new HeadObjectCommand({ Bucket: s3.bucket, Key, ChecksumMode: 'ENABLED' }));
const bytesOf = async (Key: string) => {
  const { Body } = await s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
};

const ALGORITHMS: ChecksumAlgorithm[] = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'];

describe('checksums', () => {
  it.each(ALGORITHMS)('%s made by the SDK is verified, kept and given back', async (algorithm) => {
    const { $metadata: _, ...written } = await put('sum', { Body: 'bytes', ChecksumAlgorithm: algorithm });
    const field = `Checksum${algorithm}` as const;
    expect(Object.keys(written)).toContain(field);
    expect(await head('sum')).toMatchObject({
      [field]: written[field as keyof typeof written],
      ChecksumType: 'FULL_OBJECT',
    });
  });

  // The check values of "123456789" in the catalogue of parametrised CRC algorithms.
  it.each([
    ['ChecksumCRC32', 'cbf43926'],
    ['ChecksumCRC32C', 'e3069283'],
    ['ChecksumCRC64NVME', 'ae8b14860a799888'],
  ])('%s is the published one', async (field, hex) => {
    await put('check', { Body: '123456789', [field]: Buffer.from(hex, 'hex').toString('base64') });
  });

  it.each([
    ['ChecksumCRC32', 4],
    ['ChecksumCRC32C', 4],
    ['ChecksumCRC64NVME', 8],
    ['ChecksumSHA1', 20],
    ['ChecksumSHA256', 32],
  ])('a wrong %s is refused and nothing is stored', async (field, length) => {
    const wrong = Buffer.alloc(length, 7).toString('base64');
    expect(await errorOf(put('wrong', { Body: 'x', [field]: wrong }))).toEqual({
      status: 400,
      code: 'BadDigest',
    });
    expect((await errorOf(head('wrong'))).status).toBe(404);
  });

  it('Content-MD5 is verified', async () => {
    const md5 = createHash('md5').update('x').digest('base64');
    await put('md5', { Body: 'x', ContentMD5: md5 });
    expect((await errorOf(put('md5', { Body: 'y', ContentMD5: md5 }))).code).toBe('BadDigest');
    expect((await errorOf(put('md5', { Body: 'y', ContentMD5: 'short' }))).code).toBe('InvalidDigest');
  });
});

describe('a stream in aws-chunked encoding', () => {
  it('arrives byte for byte, without the encoding', async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * 31) % 251));
    const pieces = [bytes.subarray(0, 1), bytes.subarray(1, 65_537), bytes.subarray(65_537)];
    await put('stream', {
      Body: Readable.from(pieces),
      ContentLength: bytes.length,
      ContentEncoding: 'gzip',
    });
    expect(await bytesOf('stream')).toEqual(bytes);
    expect((await head('stream')).ContentEncoding).toBe('gzip');
  });

  it.each(ALGORITHMS)('carries a %s trailer', async (algorithm) => {
    const Body = Readable.from([Buffer.from('one'), Buffer.from('two')]);
    await put('trailer', { Body, ContentLength: 6, ChecksumAlgorithm: algorithm });
    expect(await head('trailer')).toHaveProperty(`Checksum${algorithm}`);
  });
});

describe('an upload that breaks off', () => {
  it('leaves nothing behind', async () => {
    const command = new PutObjectCommand({ Bucket: s3.bucket, Key: 'broken' });
    const url = await getSignedUrl(s3.client, command);
    const upload = request(url, { method: 'PUT', headers: { 'content-length': 1_000_000 } });
    const broken = once(upload, 'error');
    upload.write(Buffer.alloc(100_000));
    const incoming = () => readdir(join(s3.root, 'incoming'));
    await vi.waitFor(async () => expect(await incoming()).toHaveLength(1));
    upload.destroy(new Error('The client went away.'));
    await broken;
    await vi.waitFor(async () => expect(await incoming()).toHaveLength(0), { timeout: 20_000 });
    expect((await errorOf(head('broken'))).status).toBe(404);
  });
});
