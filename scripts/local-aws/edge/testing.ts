import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getRequestListener } from '@hono/node-server';
import { type Listener, listen } from '../listen.ts';
import { createS3 } from '../s3/index.ts';
import { createEdge, type Edge } from './index.ts';

export const PAGE_CACHE = 'public, max-age=0, s-maxage=31536000, must-revalidate';

const region = 'us-east-1';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const shopRouter = fileURLToPath(new URL('../../infra/cloudfront/router.js', import.meta.url));

export type TestEdge = {
  readonly url: string;
  readonly edge: Edge;
  /** The keys that the router function reads. */
  readonly store: Map<string, string>;
  /** Puts an object; pages by default as the publisher does. */
  put(
    key: string,
    body: string | Buffer,
    options?: { type?: string; cacheControl?: string; bucket?: string },
  ): Promise<void>;
  remove(key: string): Promise<void>;
  /** Stops the bucket's server; what is kept at the edge stays. */
  stopS3(): Promise<void>;
  /** Moves the edge's clock forward. */
  advance(seconds: number): void;
  close(): Promise<void>;
};

/** An edge with its own S3 stand-in, in front of an API of the test's making. */
export async function startTestEdge(
  options: {
    api?: RequestListener;
    apiOrigin?: string;
    originReadTimeout?: number;
    maxCacheBytes?: number;
    routerFile?: string;
  } = {},
): Promise<TestEdge> {
  const root = await mkdtemp(join(tmpdir(), 'lapidary-edge-'));
  const s3 = await listen(getRequestListener(createS3({ root, region, credentials }).fetch));
  const endpoint = `http://127.0.0.1:${s3.port}`;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  for (const Bucket of ['site', 'media']) await client.send(new CreateBucketCommand({ Bucket }));
  const api: Listener = await listen(options.api ?? ((_request, response) => response.writeHead(404).end()));
  const store = new Map<string, string>([['current', 'r_01 r_01 r_01']]);
  let offset = 0;
  const { originReadTimeout, maxCacheBytes } = options;
  const edge = await createEdge({
    routerFile: options.routerFile ?? shopRouter,
    store,
    s3: { endpoint, region, credentials },
    buckets: { site: 'site', media: 'media' },
    apiOrigin: options.apiOrigin ?? `http://127.0.0.1:${api.port}`,
    now: () => Date.now() + offset * 1000,
    ...(originReadTimeout === undefined ? {} : { originReadTimeout }),
    ...(maxCacheBytes === undefined ? {} : { maxCacheBytes }),
  });
  const listener = await listen(edge.listener);
  let s3Stopped = false;
  async function stopS3(): Promise<void> {
    if (!s3Stopped) await s3.close();
    s3Stopped = true;
  }
  return {
    url: `http://127.0.0.1:${listener.port}`,
    edge,
    store,
    async put(
      key,
      body,
      { type = 'text/html; charset=utf-8', cacheControl = PAGE_CACHE, bucket = 'site' } = {},
    ) {
      const object = { Bucket: bucket, Key: key, Body: body, ContentType: type, CacheControl: cacheControl };
      await client.send(new PutObjectCommand(object));
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: 'site', Key: key }));
    },
    stopS3,
    advance(seconds) {
      offset += seconds;
    },
    async close() {
      await listener.close();
      edge.close();
      client.destroy();
      await api.close();
      await stopS3();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** An address on which nothing listens. */
export async function deadOrigin(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}
