import { ListObjectsV2Command, PutObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from '../testing/error-of.ts';
import { startS3, type TestS3 } from '../testing/start-s3.ts';

const KEYS = ['a', 'b/1', 'b/2', 'b/c/3', 'b0', 'd/', 'd/4', 'e & <f>/5', 'é'];

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
  await Promise.all(
    KEYS.map((Key) => s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body: Key }))),
  );
});
afterAll(() => s3[Symbol.asyncDispose]());

const list = (more = {}) => s3.client.send(new ListObjectsV2Command({ Bucket: s3.bucket, ...more }));
const keysOf = (page: Awaited<ReturnType<typeof list>>) => (page.Contents ?? []).map(({ Key }) => Key);
const prefixesOf = (page: Awaited<ReturnType<typeof list>>) =>
  (page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix);

describe('a listing', () => {
  it('holds every key with size, ETag and date', async () => {
    const page = await list();
    expect(keysOf(page)).toEqual(KEYS);
    expect(page).toMatchObject({ KeyCount: KEYS.length, IsTruncated: false, MaxKeys: 1000 });
    expect(page.Contents?.[1]).toMatchObject({ Size: 3, StorageClass: 'STANDARD' });
    expect(page.Contents?.[1]?.ETag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(page.Contents?.[1]?.LastModified).toBeInstanceOf(Date);
  });

  it('narrows to a prefix and folds at a delimiter', async () => {
    expect(keysOf(await list({ Prefix: 'b/' }))).toEqual(['b/1', 'b/2', 'b/c/3']);
    const top = await list({ Delimiter: '/' });
    expect(keysOf(top)).toEqual(['a', 'b0', 'é']);
    expect(prefixesOf(top)).toEqual(['b/', 'd/', 'e & <f>/']);
    const inside = await list({ Prefix: 'b/', Delimiter: '/' });
    expect([keysOf(inside), prefixesOf(inside)]).toEqual([['b/1', 'b/2'], ['b/c/']]);
    expect(keysOf(await list({ Prefix: 'nothing' }))).toEqual([]);
  });

  it('begins behind StartAfter', async () => {
    expect(keysOf(await list({ StartAfter: 'b/2' }))).toEqual(KEYS.slice(3));
    expect(keysOf(await list({ Prefix: 'b/', StartAfter: 'a' }))).toEqual(['b/1', 'b/2', 'b/c/3']);
  });

  it.each([1, 2, 3, 9, 10])('in pages of %i holds each entry once', async (MaxKeys) => {
    const entries: (string | undefined)[] = [];
    const pages = paginateListObjectsV2(
      { client: s3.client, pageSize: MaxKeys },
      { Bucket: s3.bucket, Delimiter: '/' },
    );
    for await (const page of pages) entries.push(...keysOf(page), ...prefixesOf(page));
    expect(entries.toSorted()).toEqual(['a', 'b/', 'b0', 'd/', 'e & <f>/', 'é'].toSorted());
  });

  it('of at most no keys is empty and complete', async () => {
    expect(await list({ MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false });
  });

  it('can have its keys percent-encoded', async () => {
    expect(keysOf(await list({ Prefix: 'e', EncodingType: 'url' }))).toEqual(['e%20%26%20%3Cf%3E/5']);
  });

  it('refuses a token that it did not give', async () => {
    expect((await errorOf(list({ ContinuationToken: 'made-up' }))).code).toBe('InvalidArgument');
  });
});
