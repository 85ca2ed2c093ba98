import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCatalog } from '@lapidary/commerce-api/catalog';
import { openTestDatabase } from '@lapidary/commerce-api/platform/testing/test-database';
import type { Receipt } from '@lapidary/shared/publishing/release';
import { afterAll } from 'vitest';
import { startLocalAws } from '../../local-aws/index.ts';
import type { Faults } from '../../local-aws/s3/index.ts';
import { localEnvironment } from '../../start/local-environment.ts';
import { answerRequests } from '../answer-requests.ts';
import { type HeldLease, tryHoldLease } from '../hold-lease.ts';
import { type OpenPublisher, openPublisher } from '../open-publisher.ts';
import { type LivePages, readLivePages } from '../read-live-pages.ts';
import { type PublishSettings, readPublishSettings } from '../settings.ts';
import { useSharedRenderer } from './shared-renderer.ts';
import { testCatalog } from './test-catalog.ts';

/** A shop with an edge, a bucket and a publisher, but no API process: tests call the use cases themselves. */
export interface TestShop {
  /** Of every process of the shop. */
  environment: Record<string, string>;
  settings: PublishSettings;
  services: OpenPublisher['services'];
  publisher: OpenPublisher['publisher'];
  edge: OpenPublisher['edge'];
  bucket: OpenPublisher['bucket'];
  snapshotFile: string;
  snapshot: OpenPublisher['snapshot'];
  renderer: OpenPublisher['renderer'];
  lease: HeldLease;
  /** Answers all waiting requests with one release. */
  publish(fence?: number): Promise<Receipt>;
  /** The live site as its manifests in the bucket tell it. */
  live(): Promise<LivePages>;
  /** What the public URL serves. */
  get(path: string): Promise<{ status: number; body: string; location: string | null; cache: string | null }>;
}

type TestShopOptions = Parameters<typeof openPublisher>[1] & {
  s3Faults?: Faults;
  /** Where the edge finds the API; nowhere unless said. */
  apiOrigin?: string;
};

/** Starts one for a test file, with a catalog of 60 products already live. Ended after the last test. */
export async function openTestShop({
  s3Faults,
  apiOrigin = 'http://127.0.0.1:9',
  ...options
}: TestShopOptions = {}): Promise<TestShop> {
  const { url } = await openTestDatabase();
  const home = await mkdtemp(join(tmpdir(), 'lapidary-publish-'));
  const aws = await startLocalAws({
    home,
    port: 0,
    apiOrigin,
    ...(s3Faults && { s3Faults }),
  });
  const environment = localEnvironment({
    home,
    port: Number(new URL(aws.endpoints.edge).port),
    endpoints: aws.endpoints,
    databaseUrl: url,
  });
  // The SDK looks for credentials nowhere else.
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: environment.AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY: environment.AWS_SECRET_ACCESS_KEY,
  });
  const settings = readPublishSettings({ ...environment, LOG_LEVEL: 'silent' });
  await useSharedRenderer(settings);
  const open = await openPublisher(settings, options);
  const { services, publisher, edge, bucket, snapshotFile, snapshot, renderer } = open;
  const lease = await tryHoldLease(services, 'test');
  if (!lease) throw new Error('the lease of a fresh database is taken');
  afterAll(async () => {
    await lease.release();
    await open.close();
    await aws.close();
    await rm(home, { recursive: true, force: true });
  });

  const publish = async (fence = lease.fence): Promise<Receipt> => {
    const receipt = await answerRequests(open, fence);
    if (!receipt) throw new Error('there is nothing to publish');
    return receipt;
  };

  await importCatalog(services, testCatalog());
  await publish();
  return {
    environment,
    settings,
    services,
    publisher,
    edge,
    bucket,
    snapshotFile,
    snapshot,
    renderer,
    lease,
    publish,
    async live() {
      return (await readLivePages({ on: services, bucket }))!;
    },
    async get(path) {
      const response = await fetch(settings.api.publicUrl + path, { redirect: 'manual' });
      return {
        status: response.status,
        body: await response.text(),
        location: response.headers.get('location'),
        cache: response.headers.get('x-cache'),
      };
    },
  };
}
