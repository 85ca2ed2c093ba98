import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from '../testing/error-of.ts';
import { startS3, type TestS3 } from '../testing/start-s3.ts';

const ODD_KEYS = [
  ' leading and trailing ',
  '../../../../tmp/escape',
  '..',
  '.',
  './a',
  'a',
  'A',
  'a/',
  'a/b',
  'a//b',
  '/a',
  '//',
  'a/../b',
  'rings/größe 7 – Ünïcode 💍.html',
  'percent%2Fencoded%20twice',
  'plus+and space',
  `quotes'"()*!~&=?#;:@,$`,
  'back\\slash',
  'line\r\nbreak\ttab',
  'x'.repeat(1024),
  `${'deep/'.repeat(200)}end`,
  'index.sqlite',
  '__proto__',
];

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3[Symbol.asyncDispose]());

describe('keys of any kind', () => {
  it('are kept apart, and outlive a restart', async () => {
    for (const Key of ODD_KEYS) {
      await s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body: `content of ${Key}` }));
    }
    s3 = await s3.restart();
    for (const Key of ODD_KEYS) {
      const { Body } = await s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key }));
      expect(await Body?.transformToString()).toBe(`content of ${Key}`);
    }
    expect(await readdir(dirname(s3.root))).toEqual([basename(s3.root)]);
  });

  it('are listed as they are, in UTF-8 order', async () => {
    const byBytes = ODD_KEYS.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const { Contents } = await s3.client.send(new ListObjectsV2Command({ Bucket: s3.bucket }));
    expect(Contents?.map((object) => object.Key)).toEqual(byBytes);
  });

  it('are deleted one by one', async () => {
    await s3.client.send(new DeleteObjectCommand({ Bucket: s3.bucket, Key: 'a' }));
    expect(
      (await errorOf(s3.client.send(new HeadObjectCommand({ Bucket: s3.bucket, Key: 'a' })))).status,
    ).toBe(404);
    for (const Key of ['A', 'a/', 'a/b', 'a//b']) {
      await s3.client.send(new HeadObjectCommand({ Bucket: s3.bucket, Key }));
    }
  });

  it('are at most 1,024 bytes long', async () => {
    const tooLong = new PutObjectCommand({ Bucket: s3.bucket, Key: 'é'.repeat(513), Body: 'x' });
    expect((await errorOf(s3.client.send(tooLong))).code).toBe('KeyTooLongError');
  });

  it('must be UTF-8', async () => {
    const response = await fetch(`${s3.url}/${s3.bucket}/%ff`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('<Code>InvalidURI</Code>');
  });
});

describe('the folder', () => {
  it('keeps no bytes that nothing refers to', async () => {
    const Key = 'replaced';
    const before = await countBlobs(s3.root);
    for (const Body of ['one', 'two', 'three']) {
      await s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body }));
    }
    await errorOf(
      s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body: 'four', ChecksumSHA256: 'AAAA' })),
    );
    expect(await countBlobs(s3.root)).toBe(before + 1);
    await s3.client.send(new DeleteObjectCommand({ Bucket: s3.bucket, Key }));
    expect(await countBlobs(s3.root)).toBe(before);
  });
});

async function countBlobs(root: string): Promise<number> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && !entry.name.startsWith('index.sqlite')).length;
}
