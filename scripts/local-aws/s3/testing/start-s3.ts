import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CreateBucketCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { serveApp } from '../../testing/serve-app.ts';
import { createS3 } from '../create-s3.ts';

export const REGION = 'us-east-1';
export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local-secret' };

/** A running endpoint with a bucket of its own and the real SDK's client for it. */
export interface TestS3 extends AsyncDisposable {
  readonly url: string;
  /** In a temporary folder that holds nothing else. */
  readonly root: string;
  readonly bucket: string;
  readonly client: S3Client;
  /** Another client of the same endpoint. */
  connect(config?: S3ClientConfig): S3Client;
  /** Ends the endpoint and starts one on the same folder, at another address. */
  restart(): Promise<TestS3>;
}

/** Starts an endpoint on a new temporary folder; disposing of it ends it and removes the folder. */
export async function startS3(): Promise<TestS3> {
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-s3-'));
  const s3 = await startOn(join(folder, 'root'));
  await s3.client.send(new CreateBucketCommand({ Bucket: s3.bucket }));
  return s3;
}

async function startOn(root: string): Promise<TestS3> {
  const served = await serveApp(createS3({ root, region: REGION, credentials: CREDENTIALS }));
  const clients: S3Client[] = [];
  const connect = (config: S3ClientConfig = {}): S3Client => {
    const client = new S3Client({
      endpoint: served.url,
      region: REGION,
      credentials: CREDENTIALS,
      forcePathStyle: true,
      maxAttempts: 1,
      ...config,
    });
    clients.push(client);
    return client;
  };
  async function stop(): Promise<void> {
    for (const client of clients) client.destroy();
    await served[Symbol.asyncDispose]();
  }
  return {
    url: served.url,
    root,
    bucket: 'lapidary-test',
    client: connect(),
    connect,
    async restart() {
      await stop();
      return startOn(root);
    },
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(dirname(root), { recursive: true, force: true });
    },
  };
}
