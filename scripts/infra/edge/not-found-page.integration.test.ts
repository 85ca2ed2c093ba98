import { createRequire } from 'node:module';
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';

interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

const bucket = 'not-found-page';
const page = { Bucket: bucket, Key: '_system/404.html' };
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const s3 = new S3Client({
  endpoint: inject('awsEndpoints').s3,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials,
});

/** The function as a new machine of Lambda would load it. */
function load(): () => Promise<Answer> {
  const require = createRequire(import.meta.url);
  const file = require.resolve('./not-found-page.cjs');
  delete require.cache[file];
  return (require(file) as { handler: () => Promise<Answer> }).handler;
}

beforeAll(async () => {
  vi.stubEnv('AWS_ENDPOINT_URL_S3', inject('awsEndpoints').s3);
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  vi.stubEnv('SITE_BUCKET', bucket);
  vi.stubEnv('SITE_REGION', 'us-east-1');
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
});

afterAll(() => {
  vi.unstubAllEnvs();
  s3.destroy();
});

test("a missing page is answered with the shop's 404 page and status 404", async () => {
  await s3.send(new PutObjectCommand({ ...page, Body: '<h1>Nothing here</h1>' }));
  expect(await load()()).toEqual({
    statusCode: 404,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=0, s-maxage=5, must-revalidate',
    },
    body: '<h1>Nothing here</h1>',
  });
});

test('without the page in the bucket the answer is still 404', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  await s3.send(new DeleteObjectCommand(page));
  const answer = await load()();
  expect(answer.statusCode).toBe(404);
  expect(answer.body).toContain('<h1>Not found</h1>');
  expect(told).toHaveBeenCalledOnce();
});

test('a page that was read is kept for a moment', async () => {
  await s3.send(new PutObjectCommand({ ...page, Body: 'first' }));
  const handler = load();
  expect((await handler()).body).toBe('first');
  await s3.send(new PutObjectCommand({ ...page, Body: 'second' }));
  expect((await handler()).body).toBe('first');
});
