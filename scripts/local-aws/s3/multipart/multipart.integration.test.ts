import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from '../testing/error-of.ts';
import { startS3, type TestS3 } from '../testing/start-s3.ts';

const MB = 1024 * 1024;

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3[Symbol.asyncDispose]());

const target = (Key: string) => ({ Bucket: s3.bucket, Key });

async function begin(Key: string, more = {}): Promise<string> {
  const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand({ ...target(Key), ...more }));
  return UploadId ?? '';
}

async function send(Key: string, UploadId: string, PartNumber: number, Body: Buffer): Promise<CompletedPart> {
  const part = await s3.client.send(new UploadPartCommand({ ...target(Key), UploadId, PartNumber, Body }));
  return { PartNumber, ETag: part.ETag, ChecksumCRC32: part.ChecksumCRC32 };
}

const complete = (Key: string, UploadId: string, Parts: CompletedPart[], more = {}) =>
  s3.client.send(
    new CompleteMultipartUploadCommand({ ...target(Key), UploadId, MultipartUpload: { Parts }, ...more }),
  );

describe('a multipart upload', () => {
  it('through lib-storage becomes one object', async () => {
    const Body = Buffer.from(Array.from({ length: 11 * MB }, (_, n) => (n * 7) % 253));
    const upload = new Upload({
      client: s3.client,
      params: { ...target('big.bin'), Body, ContentType: 'image/png', Metadata: { a: '1' } },
    });
    await upload.done();
    const { Body: stored, ...described } = await s3.client.send(new GetObjectCommand(target('big.bin')));
    expect(described).toMatchObject({
      ContentLength: 11 * MB,
      ContentType: 'image/png',
      Metadata: { a: '1' },
    });
    const bytes = Buffer.from((await stored?.transformToByteArray()) ?? []);
    expect(bytes.equals(Body)).toBe(true);
  });

  it.each(['CRC32', 'CRC64NVME', 'SHA256'] as const)('keeps a %s checksum', async (algorithm) => {
    const upload = new Upload({
      client: s3.client,
      params: { ...target('summed'), Body: Buffer.alloc(6 * MB), ChecksumAlgorithm: algorithm },
    });
    await upload.done();
    const found = await s3.client.send(
      new HeadObjectCommand({ ...target('summed'), ChecksumMode: 'ENABLED' }),
    );
    expect(found).toHaveProperty(`Checksum${algorithm}`);
    expect(found.ChecksumType).toBe(algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE');
  });

  it('takes parts in any order, the last of each number, and only those that are named', async () => {
    const UploadId = await begin('parts');
    const last = await send('parts', UploadId, 3, Buffer.from('end'));
    await send('parts', UploadId, 2, Buffer.from('not named'));
    await send('parts', UploadId, 1, Buffer.alloc(5 * MB, 'a'));
    const first = await send('parts', UploadId, 1, Buffer.alloc(5 * MB, 'b'));
    const listed = await s3.client.send(new ListPartsCommand({ ...target('parts'), UploadId }));
    expect(listed.Parts?.map((part) => [part.PartNumber, part.Size])).toEqual([
      [1, 5 * MB],
      [2, 9],
      [3, 3],
    ]);
    const { ETag } = await complete('parts', UploadId, [first, last]);
    const md5s = [first, last].map((part) => Buffer.from(part.ETag?.replaceAll('"', '') ?? '', 'hex'));
    expect(ETag).toBe(`"${createHash('md5').update(Buffer.concat(md5s)).digest('hex')}-2"`);
    const { ContentLength } = await s3.client.send(new HeadObjectCommand(target('parts')));
    expect(ContentLength).toBe(5 * MB + 3);
    expect((await errorOf(complete('parts', UploadId, [first, last]))).code).toBe('NoSuchUpload');
  });

  it('is refused when its list of parts is wrong, and can be completed after that', async () => {
    const UploadId = await begin('wrong');
    const one = await send('wrong', UploadId, 1, Buffer.from('small'));
    const two = await send('wrong', UploadId, 2, Buffer.from('small'));
    const codeOf = async (parts: CompletedPart[]) => (await errorOf(complete('wrong', UploadId, parts))).code;
    expect(await codeOf([two, one])).toBe('InvalidPartOrder');
    expect(await codeOf([one, two])).toBe('EntityTooSmall');
    expect(await codeOf([{ ...one, PartNumber: 9 }])).toBe('InvalidPart');
    expect(await codeOf([{ ...one, ETag: '"0"' }])).toBe('InvalidPart');
    expect(await codeOf([{ ...one, ChecksumCRC32: 'AAAAAA==' }])).toBe('InvalidPart');
    await complete('wrong', UploadId, [one]);
  });

  it('that was aborted is gone', async () => {
    const UploadId = await begin('aborted');
    const part = await send('aborted', UploadId, 1, Buffer.from('x'));
    await s3.client.send(new AbortMultipartUploadCommand({ ...target('aborted'), UploadId }));
    expect(await errorOf(complete('aborted', UploadId, [part]))).toEqual({
      status: 404,
      code: 'NoSuchUpload',
    });
    expect((await errorOf(send('aborted', UploadId, 2, Buffer.from('x')))).code).toBe('NoSuchUpload');
  });

  it('honours If-None-Match: * when it is completed', async () => {
    const UploadId = await begin('cond');
    const part = await send('cond', UploadId, 1, Buffer.from('x'));
    const other = await begin('cond');
    await complete('cond', other, [await send('cond', other, 1, Buffer.from('y'))]);
    expect((await errorOf(complete('cond', UploadId, [part], { IfNoneMatch: '*' }))).status).toBe(412);
  });

  it('survives a restart half-way', async () => {
    const UploadId = await begin('half');
    const first = await send('half', UploadId, 1, Buffer.alloc(5 * MB));
    s3 = await s3.restart();
    await complete('half', UploadId, [first, await send('half', UploadId, 2, Buffer.from('x'))]);
    const { ContentLength } = await s3.client.send(new HeadObjectCommand(target('half')));
    expect(ContentLength).toBe(5 * MB + 1);
  });
});
