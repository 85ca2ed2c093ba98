import { request as httpRequest } from 'node:http';
import { GetObjectCommand, ListBucketsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, refusalOf } from '../testing/error-of.ts';
import { CREDENTIALS, startS3, type TestS3 } from '../testing/start-s3.ts';

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key: 'page', Body: 'content' }));
});
afterAll(() => s3[Symbol.asyncDispose]());

const HOUR = 3600_000;

type Handle = NodeHttpHandler['handle'];
type SentRequest = Parameters<Handle>[0];

/** Changes requests after they were signed. */
class Meddler extends NodeHttpHandler {
  readonly #change: (request: SentRequest) => void;

  constructor(change: (request: SentRequest) => void) {
    super();
    this.#change = change;
  }

  override handle(request: SentRequest, options?: Parameters<Handle>[1]): ReturnType<Handle> {
    this.#change(request);
    return super.handle(request, options);
  }
}

describe('a request signed in its header', () => {
  it('by an unknown key is refused', async () => {
    const stranger = s3.connect({ credentials: { ...CREDENTIALS, accessKeyId: 'somebody' } });
    expect(await errorOf(stranger.send(new ListBucketsCommand({})))).toEqual({
      status: 403,
      code: 'InvalidAccessKeyId',
    });
  });

  it('with another secret is refused', async () => {
    const forger = s3.connect({ credentials: { ...CREDENTIALS, secretAccessKey: 'guessed' } });
    expect(await errorOf(forger.send(new ListBucketsCommand({})))).toEqual({
      status: 403,
      code: 'SignatureDoesNotMatch',
    });
  });

  it('for another region is refused', async () => {
    const elsewhere = s3.connect({ region: 'eu-west-1' });
    expect((await errorOf(elsewhere.send(new ListBucketsCommand({})))).code).toBe(
      'AuthorizationHeaderMalformed',
    );
  });

  it('an hour ago is refused', async () => {
    const late = s3.connect({ systemClockOffset: -HOUR });
    expect(await errorOf(late.send(new ListBucketsCommand({})))).toEqual({
      status: 403,
      code: 'RequestTimeTooSkewed',
    });
  });

  it('is refused when the body is another one', async () => {
    const requestHandler = new Meddler((request) => {
      request.body = 'B';
    });
    const meddled = s3.connect({ requestHandler, requestChecksumCalculation: 'WHEN_REQUIRED' });
    const put = new PutObjectCommand({ Bucket: s3.bucket, Key: 'body', Body: 'A' });
    expect((await errorOf(meddled.send(put))).code).toBe('XAmzContentSHA256Mismatch');
  });

  it('is refused when a header was added that changes its meaning', async () => {
    const requestHandler = new Meddler((request) => {
      request.headers['x-amz-copy-source'] = `${s3.bucket}/page`;
    });
    const meddled = s3.connect({ requestHandler });
    const put = new PutObjectCommand({ Bucket: s3.bucket, Key: 'header', Body: 'A' });
    expect(await errorOf(meddled.send(put))).toEqual({ status: 403, code: 'AccessDenied' });
  });
});

describe('a request without a valid signature', () => {
  it('is refused', async () => {
    expect(await refusalOf(await fetch(`${s3.url}/${s3.bucket}/page`))).toEqual({
      status: 403,
      code: 'AccessDenied',
    });
    const basic = await fetch(s3.url, { headers: { authorization: 'Basic eDp5' } });
    expect((await refusalOf(basic)).code).toBe('InvalidRequest');
    const broken = await fetch(s3.url, { headers: { authorization: 'AWS4-HMAC-SHA256 Credential=x' } });
    expect((await refusalOf(broken)).code).toBe('AuthorizationHeaderMalformed');
  });
});

describe('a presigned URL', () => {
  const presignGet = (more = {}) =>
    getSignedUrl(s3.client, new GetObjectCommand({ Bucket: s3.bucket, Key: 'page' }), more);
  const presignPut = (Key: string, more = {}, options = {}) =>
    getSignedUrl(s3.client, new PutObjectCommand({ Bucket: s3.bucket, Key, ...more }), options);

  it('reads, with the answer headers it was signed for', async () => {
    const command = new GetObjectCommand({
      Bucket: s3.bucket,
      Key: 'page',
      ResponseContentDisposition: 'attachment; filename="x y.txt"',
    });
    const response = await fetch(await getSignedUrl(s3.client, command));
    expect(await response.text()).toBe('content');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="x y.txt"');
    const ranged = await fetch(await presignGet(), { headers: { range: 'bytes=0-2' } });
    expect([ranged.status, await ranged.text()]).toEqual([206, 'con']);
  });

  it('writes, with the metadata it was signed for', async () => {
    const url = await presignPut('ring größe (7).txt', { Metadata: { by: 'merchant' } });
    expect((await fetch(url, { method: 'PUT', body: 'new' })).status).toBe(200);
    const { Body, Metadata } = await s3.client.send(
      new GetObjectCommand({ Bucket: s3.bucket, Key: 'ring größe (7).txt' }),
    );
    expect([await Body?.transformToString(), Metadata]).toEqual(['new', { by: 'merchant' }]);
  });

  it('is good for its method, key and query only', async () => {
    const url = await presignGet();
    expect((await refusalOf(await fetch(url, { method: 'DELETE' }))).code).toBe('SignatureDoesNotMatch');
    expect((await refusalOf(await fetch(url.replace('/page?', '/other?')))).code).toBe(
      'SignatureDoesNotMatch',
    );
    expect((await refusalOf(await fetch(`${url}&response-content-type=text/html`))).status).toBe(403);
    const longer = url.replace('X-Amz-Expires=900', 'X-Amz-Expires=9000');
    expect((await refusalOf(await fetch(longer))).code).toBe('SignatureDoesNotMatch');
  });

  it('holds the client to its signed headers', async () => {
    const url = await presignPut(
      'typed',
      { ContentType: 'image/png' },
      { signableHeaders: new Set(['host', 'content-type']) },
    );
    const send = (type: string) =>
      fetch(url, { method: 'PUT', body: 'x', headers: { 'content-type': type } });
    expect(await refusalOf(await send('text/html'))).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
    expect((await send('image/png')).status).toBe(200);
  });

  it('does not let the client add headers that change its meaning', async () => {
    const headers = { 'x-amz-copy-source': `/${s3.bucket}/page` };
    const response = await fetch(await presignPut('copied'), { method: 'PUT', headers });
    expect(await refusalOf(response)).toEqual({ status: 403, code: 'AccessDenied' });
  });

  it('expires', async () => {
    const signingDate = new Date(Date.now() - HOUR);
    expect((await fetch(await presignGet({ signingDate, expiresIn: 7200 }))).status).toBe(200);
    const expired = await fetch(await presignGet({ signingDate, expiresIn: 60 }));
    expect(await refusalOf(expired)).toEqual({ status: 403, code: 'AccessDenied' });
    const early = await fetch(await presignGet({ signingDate: new Date(Date.now() + HOUR) }));
    expect(await refusalOf(early)).toEqual({ status: 403, code: 'AccessDenied' });
  });

  it('with parameters missing or wrong is refused', async () => {
    const url = await presignGet();
    const codeOf = async (changed: string) => (await refusalOf(await fetch(changed))).code;
    const malformed = 'AuthorizationQueryParametersError';
    expect(await codeOf(url.replace(/&X-Amz-Signature=\w+/, ''))).toBe(malformed);
    expect(await codeOf(url.replace('X-Amz-Expires=900', 'X-Amz-Expires=700000'))).toBe(malformed);
    expect(await codeOf(url.replace('aws4_request', 'other_request'))).toBe(malformed);
    expect(await codeOf(url.replace(/X-Amz-Date=\w+/, 'X-Amz-Date=now'))).toBe(malformed);
  });

  it('is verified whatever the Host header is, as long as it is the signed one', async () => {
    const client = s3.connect({ endpoint: 'http://s3.shop.example:4321' });
    const url = new URL(await getSignedUrl(client, new GetObjectCommand({ Bucket: s3.bucket, Key: 'page' })));
    const ask = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const { hostname, port } = new URL(s3.url);
        const options = { hostname, port, path: url.pathname + url.search, headers: { host } };
        httpRequest(options, (response) => resolve(response.resume().statusCode))
          .on('error', reject)
          .end();
      });
    expect(await ask('s3.shop.example:4321')).toBe(200);
    expect(await ask('elsewhere.example')).toBe(403);
  });
});
