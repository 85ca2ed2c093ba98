import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from '../testing/error-of.ts';
import { startS3, type TestS3 } from '../testing/start-s3.ts';

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3[Symbol.asyncDispose]());

const put = (Key: string, Body: string, more = {}) =>
  s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body, ...more }));
const get = (Key: string, more = {}) =>
  s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key, ...more }));
const head = (Key: string, more = {}) =>
  s3.client.send(new HeadObjectCommand({ Bucket: s3.bucket, Key, ...more }));
const textOf = async (Key: string) => (await get(Key)).Body?.transformToString();

describe('an object', () => {
  it('is kept with its headers and metadata', async () => {
    const described = {
      ContentType: 'text/html; charset=utf-8',
      CacheControl: 'public, max-age=60',
      ContentDisposition: 'inline',
      ContentLanguage: 'de',
      ContentEncoding: 'gzip',
      Metadata: { release: 'r_1', owner: 'publisher' },
    };
    const { ETag } = await put('page', 'bytes', described);
    expect(await head('page')).toMatchObject({ ...described, ETag, ContentLength: 5 });
    expect(await get('page')).toMatchObject({ ...described, ETag, ContentLength: 5, AcceptRanges: 'bytes' });
  });

  it('may be empty', async () => {
    await put('empty', '', { Body: new Uint8Array() });
    expect((await head('empty')).ContentLength).toBe(0);
    expect(await textOf('empty')).toBe('');
  });

  it('is replaced by the next write, headers included', async () => {
    await put('twice', 'first', { CacheControl: 'no-store', Metadata: { a: '1' } });
    await put('twice', 'second');
    const second = await head('twice');
    expect(second).toMatchObject({ ContentLength: 6, Metadata: {} });
    expect(second.CacheControl).toBeUndefined();
    expect(await textOf('twice')).toBe('second');
  });

  it('is gone after deletion, which may be repeated', async () => {
    await put('gone', 'x');
    const deletion = () => s3.client.send(new DeleteObjectCommand({ Bucket: s3.bucket, Key: 'gone' }));
    await deletion();
    await deletion();
    expect(await errorOf(get('gone'))).toEqual({ status: 404, code: 'NoSuchKey' });
    expect(await errorOf(head('gone'))).toEqual({ status: 404, code: 'NotFound' });
  });

  it('is deleted with others in one request', async () => {
    const keys = ['del/1', 'del/ two & <three>', 'del/\r\n'];
    await Promise.all(keys.map((key) => put(key, 'x')));
    const { Deleted } = await s3.client.send(
      new DeleteObjectsCommand({
        Bucket: s3.bucket,
        Delete: { Objects: [...keys, 'del/never'].map((Key) => ({ Key })) },
      }),
    );
    expect(Deleted?.map((entry) => entry.Key)).toEqual([...keys, 'del/never']);
    for (const key of keys) expect((await errorOf(head(key))).status).toBe(404);
  });

  it('is not overwritten by a request for a sub-resource that is not offered', async () => {
    await put('plain', 'content');
    const tagging = s3.client.send(new GetObjectTaggingCommand({ Bucket: s3.bucket, Key: 'plain' }));
    expect(await errorOf(tagging)).toEqual({ status: 501, code: 'NotImplemented' });
    expect(await textOf('plain')).toBe('content');
  });

  it('has at most 2 KB of metadata', async () => {
    expect((await errorOf(put('meta', 'x', { Metadata: { long: 'v'.repeat(2048) } }))).code).toBe(
      'MetadataTooLarge',
    );
  });
});

describe('a range', () => {
  it.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
  ])('%s of ten bytes is %s', async (Range, expected, ContentRange) => {
    await put('digits', '0123456789');
    const answer = await get('digits', { Range });
    expect(answer).toMatchObject({ ContentRange, ContentLength: expected.length });
    expect(answer.$metadata.httpStatusCode).toBe(206);
    expect(await answer.Body?.transformToString()).toBe(expected);
  });

  it.each(['bytes=10-', 'bytes=10-20', 'bytes=-0'])('%s of ten bytes is refused', async (Range) => {
    await put('digits', '0123456789');
    expect(await errorOf(get('digits', { Range }))).toEqual({ status: 416, code: 'InvalidRange' });
  });

  it('that makes no sense is ignored', async () => {
    await put('digits', '0123456789');
    expect((await get('digits', { Range: 'bytes=0-1,4-5' })).ContentLength).toBe(10);
  });
});

describe('a conditional read', () => {
  it('answers 304 while the ETag or the date is the current one', async () => {
    const { ETag } = await put('cond', 'x');
    const { LastModified } = await head('cond');
    expect((await errorOf(get('cond', { IfNoneMatch: ETag }))).status).toBe(304);
    expect((await errorOf(get('cond', { IfModifiedSince: LastModified }))).status).toBe(304);
    expect((await get('cond', { IfNoneMatch: '"other"' })).$metadata.httpStatusCode).toBe(200);
    expect((await get('cond', { IfModifiedSince: new Date(0) })).$metadata.httpStatusCode).toBe(200);
  });

  it('answers 412 unless the ETag or the date is the expected one', async () => {
    const { ETag } = await put('cond', 'x');
    expect(await errorOf(get('cond', { IfMatch: '"other"' }))).toEqual({
      status: 412,
      code: 'PreconditionFailed',
    });
    expect((await errorOf(get('cond', { IfUnmodifiedSince: new Date(0) }))).status).toBe(412);
    // RFC 9110: the ETag outranks the date.
    expect((await get('cond', { IfMatch: ETag, IfUnmodifiedSince: new Date(0) })).ContentLength).toBe(1);
  });
});

describe('a conditional write', () => {
  it('with If-None-Match: * only makes new objects', async () => {
    await put('new', 'first', { IfNoneMatch: '*' });
    expect(await errorOf(put('new', 'second', { IfNoneMatch: '*' }))).toEqual({
      status: 412,
      code: 'PreconditionFailed',
    });
    expect(await textOf('new')).toBe('first');
  });

  it('with If-Match only replaces what it names', async () => {
    const { ETag } = await put('known', 'first');
    await put('known', 'second', { IfMatch: ETag });
    expect((await errorOf(put('known', 'third', { IfMatch: ETag }))).status).toBe(412);
    expect(await textOf('known')).toBe('second');
    expect(await errorOf(put('unknown', 'x', { IfMatch: ETag }))).toEqual({ status: 404, code: 'NoSuchKey' });
  });
});

describe('concurrent writes', () => {
  it('leave one of them whole', async () => {
    const bodies = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => letter.repeat(300_000));
    await Promise.all(bodies.map((body) => put('contended', body)));
    expect(bodies).toContain(await textOf('contended'));
  });

  it('with If-None-Match: * let exactly one through', async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => put('once', `${n}`.repeat(100_000), { IfNoneMatch: '*' })),
    );
    expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
  });

  it('do not disturb a read that has begun', async () => {
    const before = 'old'.repeat(1_000_000);
    await put('read', before);
    const reading = await get('read');
    await put('read', 'new');
    expect(await reading.Body?.transformToString()).toBe(before);
  });
});

describe('a copy', () => {
  const copy = (Key: string, source: string, more = {}) =>
    s3.client.send(new CopyObjectCommand({ Bucket: s3.bucket, Key, CopySource: source, ...more }));

  it('takes bytes and headers along', async () => {
    const { ETag } = await put('source file+1', 'x', { CacheControl: 'no-store', Metadata: { a: '1' } });
    const { CopyObjectResult } = await copy('target', `${s3.bucket}/${encodeURIComponent('source file+1')}`);
    expect(CopyObjectResult?.ETag).toBe(ETag);
    expect(await head('target')).toMatchObject({ ETag, CacheControl: 'no-store', Metadata: { a: '1' } });
  });

  it('takes new headers when told to, even onto itself', async () => {
    await put('self', 'x', { CacheControl: 'no-store' });
    expect((await errorOf(copy('self', `${s3.bucket}/self`))).code).toBe('InvalidRequest');
    await copy('self', `${s3.bucket}/self`, { MetadataDirective: 'REPLACE', ContentType: 'text/css' });
    const replaced = await head('self');
    expect(replaced.ContentType).toBe('text/css');
    expect(replaced.CacheControl).toBeUndefined();
    expect(await textOf('self')).toBe('x');
  });

  it('depends on its source', async () => {
    const { ETag } = await put('basis', 'x');
    const source = `${s3.bucket}/basis`;
    expect((await errorOf(copy('t', `${s3.bucket}/missing`))).code).toBe('NoSuchKey');
    expect((await errorOf(copy('t', source, { CopySourceIfMatch: '"other"' }))).status).toBe(412);
    expect((await errorOf(copy('t', source, { CopySourceIfNoneMatch: ETag }))).status).toBe(412);
    await copy('t', source, { CopySourceIfMatch: ETag });
  });
});
