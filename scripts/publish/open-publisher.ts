import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openAppConfig } from '@lapidary/commerce-api/platform/app-config/open-app-config';
import {
  createS3Client,
  REQUEST_TIMEOUTS,
  type RequestTimeouts,
  resolveDatabaseUrl,
} from '@lapidary/commerce-api/platform/aws/clients';
import { openDatabase } from '@lapidary/commerce-api/platform/database';
import { createLogger } from '@lapidary/commerce-api/platform/logging';
import type { WorkerServices } from '@lapidary/commerce-api/platform/services';
import { openLog } from '@lapidary/commerce-api/platform/telemetry/open-log';
import type { Runtime } from '@lapidary/shared/runtime';
import { KeptRenderer } from '@lapidary/storefront/renderer/kept-renderer';
import { RecordedCatalogReader } from '@lapidary/storefront/renderer/recorded-reader';
import type { CatalogSnapshot } from '@lapidary/storefront/renderer/snapshot';
import { createKeyValueStoreClient } from './aws/key-value-store.ts';
import { EdgeStore } from './edge-store.ts';
import { openSnapshot } from './open-snapshot.ts';
import { Publisher, type PublisherParts } from './publisher.ts';
import { restoreSnapshot } from './saved-snapshot.ts';
import type { PublishSettings } from './settings.ts';
import { SiteBucket } from './site-bucket.ts';

const FLUSH_MS = 2_000;

/** A publisher with everything that it works with; `close` lets go of it all. */
export interface OpenPublisher {
  publisher: Publisher;
  edge: EdgeStore;
  bucket: SiteBucket;
  snapshotFile: string;
  /** What is published, and the renderer of its pages: for previews, between runs. */
  snapshot: CatalogSnapshot;
  renderer: KeptRenderer;
  services: WorkerServices;
  close(): Promise<void>;
}

/**
 * What use cases of the API work with, for a process that serves no HTTP.
 * @param options.timeouts of requests to S3.
 * @param options.until a process that stays follows APP_CONFIG until this signal.
 */
export async function openServices(
  { api: settings }: PublishSettings,
  {
    timeouts = REQUEST_TIMEOUTS,
    log = createLogger(settings),
    until,
  }: { timeouts?: RequestTimeouts; log?: WorkerServices['log']; until?: AbortSignal } = {},
): Promise<WorkerServices> {
  const s3 = createS3Client(settings, timeouts);
  const appConfig = await openAppConfig(settings, { log, s3, until });
  return {
    settings,
    database: await openDatabase(await resolveDatabaseUrl(settings), { pool: settings.database.pool }),
    log,
    s3,
    ...(appConfig && { appConfig }),
  };
}

const runtimeOf = ({ api, cognitoPublicEndpoint }: PublishSettings): Runtime => ({
  cognito: {
    region: api.aws.region,
    userPoolId: api.cognito.userPoolId,
    clientId: api.cognito.clientId,
    ...(cognitoPublicEndpoint && { endpoint: cognitoPublicEndpoint }),
  },
});

/**
 * Opens snapshot, renderer, bucket and edge store. The renderer must have been built.
 * @param options.timeouts of requests to bucket and edge store.
 */
export async function openPublisher(
  settings: PublishSettings,
  {
    timeouts = REQUEST_TIMEOUTS,
    atStep,
    foldAt,
  }: { timeouts?: RequestTimeouts } & Pick<PublisherParts, 'atStep' | 'foldAt'> = {},
): Promise<OpenPublisher> {
  const { log, shipper } = await openLog(settings.api);
  const closed = new AbortController();
  const services = await openServices(settings, { timeouts, log, until: closed.signal });
  const bucket = new SiteBucket(services.s3, services.settings.buckets.site);
  await mkdir(dirname(settings.snapshotFile), { recursive: true });
  await restoreSnapshot(settings.snapshotFile, bucket);
  const snapshot = await openSnapshot(settings.snapshotFile);
  const reader = new RecordedCatalogReader(snapshot);
  const renderer = await KeptRenderer.load(settings.rendererFolder, reader);
  const { endpoint, arn } = settings.keyValueStore;
  const client = createKeyValueStoreClient({ region: 'us-east-1', timeouts, ...(endpoint && { endpoint }) });
  const edge = new EdgeStore(client, arn);
  await bucket.putRuntime(runtimeOf(settings));
  return {
    services,
    edge,
    bucket,
    snapshotFile: settings.snapshotFile,
    snapshot,
    renderer,
    publisher: new Publisher({
      services,
      snapshot,
      reader,
      renderer,
      bucket,
      edge,
      rendererFolder: settings.rendererFolder,
      assetsFolder: settings.assetsFolder,
      ...(atStep && { atStep }),
      ...(foldAt && { foldAt }),
    }),
    async close() {
      closed.abort();
      snapshot.close();
      client.destroy();
      services.s3.destroy();
      await services.database.close();
      await shipper?.flush(FLUSH_MS);
    },
  };
}
