import {
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorOf } from '../testing/error-of.ts';
import { startS3, type TestS3 } from '../testing/start-s3.ts';

const SHOP = 'http://localhost:4321';
const RULES = [
  {
    AllowedMethods: ['PUT', 'POST'],
    AllowedOrigins: [SHOP, 'https://*.shop.example'],
    AllowedHeaders: ['content-*', 'x-amz-meta-title'],
    ExposeHeaders: ['ETag'],
    MaxAgeSeconds: 600,
  },
  { AllowedMethods: ['GET'], AllowedOrigins: ['*'] },
];

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3[Symbol.asyncDispose]());

const putRules = (CORSRules: ConstructorParameters<typeof PutBucketCorsCommand>[0]['CORSConfiguration']) =>
  s3.client.send(new PutBucketCorsCommand({ Bucket: s3.bucket, CORSConfiguration: CORSRules }));

const preflight = (origin: string, method: string, headers = '') =>
  fetch(`${s3.url}/${s3.bucket}/x`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      ...(headers === '' ? {} : { 'access-control-request-headers': headers }),
    },
  });

describe('CORS rules of a bucket', () => {
  beforeEach(() => putRules({ CORSRules: RULES }));

  it('are kept as given until they are deleted', async () => {
    const get = () => s3.client.send(new GetBucketCorsCommand({ Bucket: s3.bucket }));
    expect((await get()).CORSRules).toMatchObject(RULES);
    s3 = await s3.restart();
    expect((await get()).CORSRules).toMatchObject(RULES);
    await s3.client.send(new DeleteBucketCorsCommand({ Bucket: s3.bucket }));
    expect((await errorOf(get())).code).toBe('NoSuchCORSConfiguration');
    expect((await preflight(SHOP, 'PUT')).status).toBe(403);
  });

  it.each([
    [SHOP, 'PUT', 'Content-Type, x-amz-meta-title', SHOP],
    ['https://a.shop.example', 'POST', '', 'https://a.shop.example'],
    ['https://anywhere.example', 'GET', '', '*'],
  ])('let %s make a %s request with headers "%s"', async (origin, method, headers, allowed) => {
    const response = await preflight(origin, method, headers);
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(response.headers.get('access-control-allow-methods')).toContain(method);
    expect(response.headers.get('access-control-allow-headers') ?? '').toBe(headers);
  });

  it.each([
    ['http://evil.example', 'PUT', ''],
    [SHOP, 'DELETE', ''],
    [SHOP, 'PUT', 'x-amz-acl'],
    ['https://shop.example.evil.example', 'PUT', ''],
  ])('do not let %s make a %s request with headers "%s"', async (origin, method, headers) => {
    const response = await preflight(origin, method, headers);
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('apply to the request itself, refusals included', async () => {
    const url = await getSignedUrl(s3.client, new PutObjectCommand({ Bucket: s3.bucket, Key: 'x' }));
    const done = await fetch(url, { method: 'PUT', body: 'x', headers: { origin: SHOP } });
    expect(done.status).toBe(200);
    expect(done.headers.get('access-control-allow-origin')).toBe(SHOP);
    expect(done.headers.get('access-control-expose-headers')).toBe('ETag');
    const refused = await fetch(`${s3.url}/${s3.bucket}/x`, { method: 'PUT', headers: { origin: SHOP } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, SHOP]);
    const stranger = await fetch(url, {
      method: 'PUT',
      body: 'x',
      headers: { origin: 'http://evil.example' },
    });
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('that make no sense are refused', async () => {
    const unknown = { CORSRules: [{ AllowedMethods: ['PATCH'], AllowedOrigins: ['*'] }] };
    expect((await errorOf(putRules(unknown))).code).toBe('InvalidRequest');
    const wild = { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['https://*.*'] }] };
    expect((await errorOf(putRules(wild))).code).toBe('InvalidRequest');
    expect((await errorOf(putRules({ CORSRules: [] }))).code).toBe('MalformedXML');
  });
});
