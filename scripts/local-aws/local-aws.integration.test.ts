import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeKeyValueStoreCommand, UpdateKeysCommand } from '@aws-sdk/client-cloudfront-keyvaluestore';
import { GetBucketCorsCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../customers/sign-in.ts';
import { createKeyValueStoreClient } from '../publish/aws/key-value-store.ts';
import { buckets, demoUsers, keyValueStoreArn, region, userPoolClientId, userPoolId } from './constants.ts';
import { type LocalAws, startLocalAws } from './index.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
let home: string;
let aws: LocalAws;
let s3: S3Client;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lapidary-local-aws-'));
  await start();
});
afterAll(async () => {
  s3.destroy();
  await aws.close();
  await rm(home, { recursive: true, force: true });
});

async function start(): Promise<void> {
  aws = await startLocalAws({ home, port: 0, apiOrigin: 'http://127.0.0.1:9' });
  s3 = new S3Client({ endpoint: aws.endpoints.s3, region, credentials, forcePathStyle: true });
}

async function put(Key: string, Body: string, ContentType = 'text/html; charset=utf-8'): Promise<void> {
  const CacheControl = Key.startsWith('releases/')
    ? 'public, max-age=0, s-maxage=31536000, must-revalidate'
    : 'max-age=1';
  await s3.send(new PutObjectCommand({ Bucket: buckets.site, Key, Body, ContentType, CacheControl }));
}

function get(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(aws.endpoints.edge + path, { redirect: 'manual', ...init });
}

async function outbox(): Promise<{ to: string; subject: string; code?: string }[]> {
  return (await (await get('/_local/outbox.json')).json()) as {
    to: string;
    subject: string;
    code?: string;
  }[];
}

function cognito(operation: string, input: object): Promise<Response> {
  return get('/_local/cognito/', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(input),
  });
}

describe('the stand-ins together', () => {
  it('say where they are', async () => {
    const file = JSON.parse(await readFile(join(home, 'run', 'endpoints.json'), 'utf8'));
    expect(file).toEqual(aws.endpoints);
    expect(Object.keys(file)).toEqual(['edge', 's3', 'cognito', 'keyValueStore', 'secrets', 'logs', 'ses']);
    const { port } = new URL(aws.endpoints.edge);
    expect((await fetch(`http://127.0.0.1:${port}/_local/edge/stats`)).status).toBe(200);
  });

  it('publish: objects through the S3 SDK, the switch through the KeyValueStore SDK, live at the edge', async () => {
    const store = createKeyValueStoreClient({ region, credentials, endpoint: aws.endpoints.keyValueStore });
    async function update(Puts: { Key: string; Value: string }[]): Promise<void> {
      const { ETag } = await store.send(new DescribeKeyValueStoreCommand({ KvsARN: keyValueStoreArn }));
      await store.send(new UpdateKeysCommand({ KvsARN: keyValueStoreArn, IfMatch: ETag, Puts }));
    }
    try {
      const unpublished = await get('/');
      expect([unpublished.status, unpublished.headers.get('retry-after')]).toEqual([503, '10']);
      await put('releases/r_01/index.html', 'home');
      await put('releases/r_01/rings/index.html', 'rings');
      await put('releases/r_02/rings/index.html', 'new rings');
      await update([{ Key: 'current', Value: 'r_01 r_01 r_01' }]);
      expect(await (await get('/')).text()).toBe('home');
      expect(await (await get('/rings/')).text()).toBe('rings');
      await update([{ Key: 'r_01 /rings/', Value: 'r_02' }]);
      expect(await (await get('/rings/')).text()).toBe('new rings');
      expect((await get('/')).headers.get('x-cache')).toBe('Hit from cloudfront');
    } finally {
      store.destroy();
    }
  });

  it('let the demo users sign in through the edge, the merchant as a merchant', async () => {
    const cognitoSettings = { region, userPoolId, clientId: userPoolClientId, endpoint: '/_local/cognito/' };
    await put('runtime.json', JSON.stringify({ cognito: cognitoSettings }), 'application/json');
    for (const user of demoUsers) {
      const token = await signIn(aws.endpoints.edge, user.email, user.password);
      const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
      expect(claims['cognito:groups']).toEqual(user.groups.length > 0 ? user.groups : undefined);
      expect(claims.client_id).toBe(userPoolClientId);
    }
    await expect(signIn(aws.endpoints.edge, 'merchant@lapidary.test', 'wrong')).rejects.toThrow(
      'Incorrect username or password.',
    );
    const keys = await get(`/_local/cognito/${userPoolId}/.well-known/jwks.json`);
    expect(await keys.json()).toMatchObject({ keys: [{ alg: 'RS256' }] });
  });

  it('show mail on a page, newest first', async () => {
    const first = await get('/_local/outbox/');
    expect(await first.text()).toContain('Nothing has been sent yet');
    for (const name of ['three', 'four']) {
      const username = `${name}@lapidary.test`;
      const answer = await cognito('SignUp', {
        ClientId: userPoolClientId,
        Username: username,
        Password: 'Ring-of-seven-7',
      });
      expect(answer.status).toBe(200);
    }
    const messages = await outbox();
    expect(messages.slice(0, 2).map(({ to }) => to)).toEqual(['four@lapidary.test', 'three@lapidary.test']);
    expect(messages[0]?.code).toMatch(/^\d{6}$/);
    const page = await (await get('/_local/outbox/')).text();
    expect(page.indexOf('four@lapidary.test')).toBeLessThan(page.indexOf('three@lapidary.test'));
    expect(page).toContain(messages[0]?.code);
  });

  it('take a presigned POST through the edge', async () => {
    const { fields } = await createPresignedPost(s3, {
      Bucket: buckets.quarantine,
      Key: 'up/ring.png',
      Conditions: [['content-length-range', 1, 100]],
      Fields: { 'Content-Type': 'image/png' },
      Expires: 60,
    });
    const send = (size: number) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', new Blob([new Uint8Array(size)], { type: 'image/png' }), 'ring.png');
      return get(`/_local/s3/${buckets.quarantine}`, { method: 'POST', body: form });
    };
    expect((await send(50)).ok).toBe(true);
    const stored = await s3.send(new HeadObjectCommand({ Bucket: buckets.quarantine, Key: 'up/ring.png' }));
    expect(stored.ContentLength).toBe(50);
    expect((await send(500)).status).toBe(400);
    const cors = await s3.send(new GetBucketCorsCommand({ Bucket: buckets.quarantine }));
    expect(cors.CORSRules?.[0]?.AllowedOrigins).toEqual([aws.endpoints.edge]);
  });

  it('answer 404 for other local paths and 503 for an API that is not there', async () => {
    expect((await get('/_local/nothing')).status).toBe(404);
    expect((await get('/_local/toString')).status).toBe(404);
    expect((await get('/api/health')).status).toBe(503);
    const stats = (await (await get('/_local/edge/stats')).json()) as { originFailures: number };
    expect(stats.originFailures).toBe(1);
  });

  it('keep everything across a restart, changed passwords too', async () => {
    s3.destroy();
    await aws.close();
    await start();
    expect(await (await get('/rings/')).text()).toBe('new rings');
    expect((await outbox()).length).toBeGreaterThanOrEqual(2);
    await expect(signIn(aws.endpoints.edge, 'shopper@lapidary.test', 'Shopper-2026')).resolves.toBeTruthy();
  });
});
