import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveApp } from '../../testing/serve-app.ts';
import { refusalOf } from '../testing/error-of.ts';
import { startS3, type TestS3 } from '../testing/start-s3.ts';

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3[Symbol.asyncDispose]());

const IMAGE = { type: 'image/png', name: 'ring.png', size: 50 };

interface Submission {
  policy?: Partial<PresignedPostOptions>;
  /** Fields to change or, with `undefined`, to leave out of the signed form. */
  fields?: Record<string, string | undefined>;
  file?: Partial<typeof IMAGE>;
  url?: string;
}

/** Submits a form as a browser does. By default: PNG of 1 to 100 bytes to `up/<file name>`. */
async function submit({ policy = {}, fields = {}, file = {}, url }: Submission = {}): Promise<Response> {
  const { type, name, size } = { ...IMAGE, ...file };
  const post = await createPresignedPost(s3.client, {
    Bucket: s3.bucket,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder
    Key: 'up/${filename}',
    Conditions: [
      ['content-length-range', 1, 100],
      ['starts-with', '$Content-Type', 'image/'],
    ],
    Fields: { 'Content-Type': type },
    Expires: 60,
    ...policy,
  });
  const form = new FormData();
  for (const [field, value] of Object.entries({ ...post.fields, ...fields })) {
    if (value !== undefined) form.append(field, value);
  }
  form.append('file', new Blob([new Uint8Array(size).fill(7)], { type }), name);
  return fetch(url ?? post.url, { method: 'POST', body: form, redirect: 'manual' });
}

const head = (Key: string) => s3.client.send(new HeadObjectCommand({ Bucket: s3.bucket, Key }));

describe('a form with a valid policy', () => {
  it('is stored under the name of its file', async () => {
    const response = await submit({ file: { name: 'größe "7" $& 💍.png' } });
    expect(response.status).toBe(204);
    const found = await head('up/größe %227%22 $& 💍.png');
    expect(found).toMatchObject({ ContentLength: 50, ContentType: 'image/png' });
    expect(response.headers.get('etag')).toBe(found.ETag);
  });

  it('keeps the headers and metadata that the policy allows', async () => {
    const Fields = {
      'Content-Type': 'image/png',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'x-amz-meta-title': 'Größe 7',
    };
    await submit({ policy: { Key: 'described', Fields } });
    const found = await head('described');
    expect(found.CacheControl).toBe(Fields['Cache-Control']);
    expect(found.Metadata?.title).toBe(`=?UTF-8?B?${Buffer.from('Größe 7').toString('base64')}?=`);
  });

  it('of several megabytes arrives byte for byte', async () => {
    const size = 6 * 1024 * 1024;
    const Conditions: PresignedPostOptions['Conditions'] = [['content-length-range', size, size]];
    expect((await submit({ policy: { Key: 'big', Conditions }, file: { size } })).status).toBe(204);
    const { Body } = await s3.client.send(new GetObjectCommand({ Bucket: s3.bucket, Key: 'big' }));
    const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
    expect(bytes.equals(Buffer.alloc(size, 7))).toBe(true);
  });

  it('answers as the form asks', async () => {
    const answerTo = (Fields: Record<string, string>) =>
      submit({ policy: { Key: 'a b/c', Fields, Conditions: [] } });
    expect((await answerTo({ success_action_status: '200' })).status).toBe(200);
    expect((await answerTo({ success_action_status: '418' })).status).toBe(204);
    const created = await answerTo({ success_action_status: '201' });
    expect(created.status).toBe(201);
    expect(await created.text()).toContain(`<Bucket>${s3.bucket}</Bucket><Key>a b/c</Key>`);
    const redirected = await answerTo({ success_action_redirect: 'https://shop.example/done?x=1' });
    expect(redirected.status).toBe(303);
    const target = new URL(redirected.headers.get('location') ?? '');
    expect(target.origin + target.pathname).toBe('https://shop.example/done');
    expect(Object.fromEntries(target.searchParams)).toMatchObject({
      x: '1',
      bucket: s3.bucket,
      key: 'a b/c',
    });
  });

  it('may come through a proxy that changes host and path', async () => {
    const edge = new Hono();
    edge.post('/_local/s3/*', ({ req }) => {
      const headers = new Headers(req.raw.headers);
      headers.delete('host');
      const target = s3.url + new URL(req.url).pathname.slice('/_local/s3'.length);
      return fetch(target, { method: 'POST', headers, body: req.raw.body, duplex: 'half' } as RequestInit);
    });
    await using proxy = await serveApp(edge);
    const response = await submit({ policy: { Key: 'proxied' }, url: `${proxy.url}/_local/s3/${s3.bucket}` });
    expect(response.status).toBe(204);
    expect((await head('proxied')).ContentLength).toBe(50);
  });
});

describe('a form that its policy does not allow', () => {
  it.each<[string, Submission, number, string]>([
    ['too large a file', { file: { size: 101 } }, 400, 'EntityTooLarge'],
    ['a much too large file', { file: { size: 3_000_000 } }, 400, 'EntityTooLarge'],
    ['too small a file', { file: { size: 0 } }, 400, 'EntityTooSmall'],
    ['another key', { fields: { key: 'evil.html' } }, 403, 'AccessDenied'],
    ['another content type', { fields: { 'Content-Type': 'text/html' } }, 403, 'AccessDenied'],
    ['a field that it does not mention', { fields: { 'x-amz-meta-extra': '1' } }, 403, 'AccessDenied'],
    [
      'a condition on a field that is missing',
      { fields: { 'Content-Type': undefined } },
      403,
      'AccessDenied',
    ],
    ['another signature', { fields: { 'X-Amz-Signature': 'ab'.repeat(32) } }, 403, 'SignatureDoesNotMatch'],
    ['no signature', { fields: { 'X-Amz-Signature': undefined } }, 403, 'SignatureDoesNotMatch'],
    ['no policy', { fields: { Policy: undefined } }, 403, 'AccessDenied'],
    ['an expired policy', { policy: { Expires: -1 } }, 403, 'AccessDenied'],
    ['no key', { fields: { key: undefined } }, 400, 'InvalidArgument'],
  ])('is refused: %s', async (_what, submission, status, code) => {
    expect(await refusalOf(await submit(submission))).toEqual({ status, code });
  });

  it('is refused by a bucket that it was not signed for', async () => {
    const response = await submit({ policy: { Bucket: 'other' }, url: `${s3.url}/${s3.bucket}` });
    expect(await refusalOf(response)).toEqual({ status: 403, code: 'AccessDenied' });
  });

  it('is refused when the policy was changed', async () => {
    const changed = Buffer.from(JSON.stringify({ expiration: '2100-01-01T00:00:00Z', conditions: [] }));
    const response = await submit({ fields: { Policy: changed.toString('base64') } });
    expect((await refusalOf(response)).code).toBe('SignatureDoesNotMatch');
  });

  it('is refused when it was signed by an unknown key', async () => {
    const stranger = s3.connect({ credentials: { accessKeyId: 'somebody', secretAccessKey: 'else' } });
    const post = await createPresignedPost(stranger, { Bucket: s3.bucket, Key: 'x' });
    const form = new FormData();
    for (const [field, value] of Object.entries(post.fields)) form.append(field, value);
    form.append('file', new Blob(['x']), 'x');
    const response = await fetch(post.url, { method: 'POST', body: form });
    expect(await refusalOf(response)).toEqual({ status: 403, code: 'InvalidAccessKeyId' });
  });

  it('stores nothing', async () => {
    await submit({ policy: { Key: 'refused' }, file: { size: 101 } });
    await expect(head('refused')).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('a malformed form', () => {
  const post = (body: string, type = 'multipart/form-data; boundary=b') =>
    fetch(`${s3.url}/${s3.bucket}`, { method: 'POST', body, headers: { 'content-type': type } });
  const field = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

  it.each([
    ['without a file', `${field('key', 'x')}--b--\r\n`, 'InvalidArgument'],
    ['with a field twice', `${field('key', 'x')}${field('Key', 'y')}--b--\r\n`, 'InvalidArgument'],
    ['that breaks off', `${field('key', 'x')}--b\r\nContent-Disp`, 'IncompleteBody'],
    ['with huge fields', `${field('key', 'x'.repeat(30_000))}--b--\r\n`, 'MaxPostPreDataLengthExceededError'],
  ])('%s is refused', async (_what, body, code) => {
    expect(await refusalOf(await post(body))).toEqual({ status: 400, code });
  });

  it('without a boundary is refused', async () => {
    expect((await refusalOf(await post('x', 'multipart/form-data'))).code).toBe('MalformedPOSTRequest');
  });
});
