import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  DeleteBucketWebsiteCommand,
  GetBucketWebsiteCommand,
  PutBucketWebsiteCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from '../testing/error-of.ts';
import { startS3, type TestS3 } from '../testing/start-s3.ts';

const WEBSITE = { IndexDocument: { Suffix: 'index.html' }, ErrorDocument: { Key: '404.html' } };

let s3: TestS3;
beforeAll(async () => {
  s3 = await startS3();
  const pages = {
    'index.html': 'home',
    'rings/index.html': 'rings',
    'robots.txt': 'robots',
    '404.html': 'lost',
  };
  for (const [Key, Body] of Object.entries(pages)) {
    await s3.client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body, ContentType: 'text/html' }));
  }
  await s3.client.send(new PutBucketWebsiteCommand({ Bucket: s3.bucket, WebsiteConfiguration: WEBSITE }));
});
afterAll(() => s3[Symbol.asyncDispose]());

/** Asks the bucket's website endpoint, which is told by the Host header. */
function visit(path: string, method = 'GET') {
  const { hostname, port } = new URL(s3.url);
  const headers = { host: `${s3.bucket}.s3-website-us-east-1.amazonaws.com` };
  return new Promise<{ status: number | undefined; location: string | undefined; body: string }>(
    (resolve, reject) => {
      request({ hostname, port, path, method, headers }, (response) => {
        const { statusCode: status } = response;
        text(response).then((body) => resolve({ status, location: response.headers.location, body }), reject);
      })
        .on('error', reject)
        .end();
    },
  );
}

describe('a bucket website', () => {
  it('is configured as given', async () => {
    const found = await s3.client.send(new GetBucketWebsiteCommand({ Bucket: s3.bucket }));
    expect(found).toMatchObject(WEBSITE);
  });

  it('serves files, and the index document of folders, to anybody', async () => {
    expect(await visit('/')).toMatchObject({ status: 200, body: 'home' });
    expect(await visit('/rings/')).toMatchObject({ status: 200, body: 'rings' });
    expect(await visit('/robots.txt')).toMatchObject({ status: 200, body: 'robots' });
    expect(await visit('/robots.txt', 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  it('redirects a folder without its slash', async () => {
    expect(await visit('/rings')).toMatchObject({ status: 302, location: '/rings/' });
  });

  it('answers with the error document for whatever is missing', async () => {
    expect(await visit('/nope')).toMatchObject({ status: 404, body: 'lost' });
    expect(await visit('/nope/')).toMatchObject({ status: 404, body: 'lost' });
  });

  it('is for reading only', async () => {
    expect((await visit('/robots.txt', 'DELETE')).status).toBe(405);
    expect((await visit('/robots.txt')).status).toBe(200);
  });

  it('does not open the path-style address', async () => {
    expect((await fetch(`${s3.url}/${s3.bucket}/robots.txt`)).status).toBe(403);
  });

  it('is closed when the configuration is deleted', async () => {
    await s3.client.send(new DeleteBucketWebsiteCommand({ Bucket: s3.bucket }));
    expect((await visit('/')).status).toBe(404);
    const get = s3.client.send(new GetBucketWebsiteCommand({ Bucket: s3.bucket }));
    expect((await errorOf(get)).code).toBe('NoSuchWebsiteConfiguration');
  });
});
