import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { DescribeKeyValueStoreCommand, UpdateKeysCommand } from '@aws-sdk/client-cloudfront-keyvaluestore';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { startLocalAws } from '../local-aws/index.ts';
import { localEnvironment } from '../start/local-environment.ts';
import { createKeyValueStoreClient } from './aws/key-value-store.ts';
import { EdgeStore } from './edge-store.ts';

const home = await mkdtemp(join(tmpdir(), 'lapidary-maintenance-'));
const aws = await startLocalAws({ home, port: 0, apiOrigin: 'http://127.0.0.1:9' });
const env = localEnvironment({ home, port: 0, endpoints: aws.endpoints });
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const client = createKeyValueStoreClient({
  region: 'us-east-1',
  endpoint: aws.endpoints.keyValueStore,
  credentials,
});
const store = new EdgeStore(client, env.KEY_VALUE_STORE_ARN!);
afterAll(async () => {
  client.destroy();
  await aws.close();
  await rm(home, { recursive: true });
});

const get = (headers: Record<string, string> = {}) => fetch(aws.endpoints.edge, { headers });
async function maintenance(command: string): Promise<string> {
  const program = resolve(import.meta.dirname, 'maintenance.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, command], {
    env: { PATH: process.env.PATH, ...env },
  });
  return stdout;
}

/** A site of one page. */
async function publish(): Promise<void> {
  const s3 = new S3Client({
    endpoint: aws.endpoints.s3,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials,
  });
  const page = {
    Bucket: env.SITE_BUCKET!,
    Key: 'releases/r_01/index.html',
    Body: 'open',
    ContentType: 'text/html',
  };
  await s3.send(new PutObjectCommand(page));
  s3.destroy();
  const KvsARN = env.KEY_VALUE_STORE_ARN!;
  const { ETag: IfMatch } = await client.send(new DescribeKeyValueStoreCommand({ KvsARN }));
  const Puts = [{ Key: 'current', Value: 'r_01 r_01 r_01' }];
  await client.send(new UpdateKeysCommand({ KvsARN, IfMatch, Puts }));
}

test('one write closes every page, another opens them again', async () => {
  await publish();
  expect((await get()).status).toBe(200);
  expect(await maintenance('status')).toBe('the shop is open\n');

  const before = await store.etag();
  const cookie = /preview=(\S+)\n$/.exec(await maintenance('on'))?.[1];
  expect(await store.etag()).not.toBe(before);
  const closed = await get();
  expect(closed.status).toBe(503);
  expect(Number(closed.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(closed.headers.get('cache-control')).toBe('no-store');
  expect(await closed.text()).toContain('The shop is closed for a moment');
  expect((await get({ cookie: `preview=${cookie}` })).status).toBe(200);
  expect((await get({ cookie: 'preview=guess' })).status).toBe(503);

  const once = await store.etag();
  expect(await maintenance('on')).toContain(`preview=${cookie}`);
  expect(await store.etag()).toBe(once);

  expect(await maintenance('off')).toBe('the shop is open\n');
  expect(await (await get()).text()).toBe('open');
  expect(await maintenance('off')).toBe('the shop is open already\n');
});

test('a word that is not understood is said to be', async () => {
  await expect(maintenance('maybe')).rejects.toMatchObject({
    code: 1,
    stderr: 'maintenance: say on, off or status (--help)\n',
  });
});
