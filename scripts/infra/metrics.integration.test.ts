import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { createS3Client } from '@lapidary/commerce-api/platform/aws/clients';
import { openLog } from '@lapidary/commerce-api/platform/telemetry/open-log';
import { reportMetrics } from '@lapidary/commerce-api/platform/telemetry/report-metrics';
import { RequestMetrics } from '@lapidary/commerce-api/platform/telemetry/request-metrics';
import { createTestApp } from '@lapidary/commerce-api/platform/testing/test-app';
import { openTestDatabase } from '@lapidary/commerce-api/platform/testing/test-database';
import {
  acquirePublisherLease,
  oldestPublishRequestSeconds,
  requestPublish,
} from '@lapidary/commerce-api/publishing';
import { readSettings } from '@lapidary/commerce-api/settings';
import { App } from 'aws-cdk-lib';
import { afterAll, expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { publishOnce } from '../publish/publish-once.ts';
import { exampleDeployment } from './deployment.ts';
import { METRICS, namesOf } from './names.ts';
import { ObservabilityStack, shopMetrics } from './stacks/observability.ts';

const folder = await mkdtemp(join(tmpdir(), 'lapidary-metrics-'));
afterAll(() => rm(folder, { recursive: true }));
const { database, url } = await openTestDatabase();
const { logs, s3 } = inject('awsEndpoints');
/** Of this run alone; the rest of the name is as it is in production. */
const shop = `metrics-${process.pid}`;
const { logGroups, buckets } = namesOf({ ...exampleDeployment('standard'), shop });
const environmentOf = (LOG_GROUP: string) => ({
  DATABASE_URL: url,
  COGNITO_USER_POOL_ID: 'us-east-1_local0001',
  COGNITO_CLIENT_ID: 'client',
  AWS_ENDPOINT_LOGS: logs,
  AWS_ENDPOINT_S3: s3,
  BACKUPS_BUCKET: buckets.backups,
  LOG_LEVEL: 'error',
  LOG_GROUP,
});

/** A metric's name with its dimensions, as CloudWatch tells one from another. */
const named = (name: string, dimensions: readonly (readonly [string, unknown])[]): string =>
  [name, ...dimensions.map(([dimension, value]) => `${dimension}=${String(value)}`).sort()].join(' ');

const Alarm = z.object({
  Properties: z.object({
    Namespace: z.literal(METRICS),
    MetricName: z.string(),
    Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  }),
});

/** What alarms of the shop's own metrics look at. */
function watched(): string[] {
  const app = new App({ outdir: folder, analyticsReporting: false });
  const signIn = { userPoolId: 'pool', clientId: 'client' };
  new ObservabilityStack(app, 'observability', exampleDeployment('standard'), signIn);
  const { Resources } = app.synth().getStackArtifact('observability').template as { Resources: object };
  return Object.values(Resources)
    .map((resource) => Alarm.safeParse(resource))
    .flatMap(({ data }) => (data ? [data.Properties] : []))
    .map(({ MetricName, Dimensions }) =>
      named(
        MetricName,
        Dimensions.map(({ Name, Value }) => [Name, Value]),
      ),
    )
    .sort();
}

const Line = z.looseObject({
  _aws: z.object({
    Timestamp: z.number(),
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string(), Unit: z.string() })),
      }),
    ),
  }),
});

/** The metrics that CloudWatch makes of what has arrived in a log group. */
async function delivered(logGroupName: string): Promise<string[]> {
  const client = new CloudWatchLogsClient({ endpoint: logs, region: 'us-east-1' });
  const { events = [] } = await client.send(new FilterLogEventsCommand({ logGroupName }));
  client.destroy();
  return events
    .map(({ message }) => Line.safeParse(JSON.parse(message ?? '')))
    .flatMap(({ data }) => (data ? [data] : []))
    .flatMap((line) =>
      line._aws.CloudWatchMetrics.filter(({ Namespace }) => Namespace === METRICS).flatMap(
        ({ Dimensions, Metrics }) =>
          Metrics.filter(({ Name }) => typeof line[Name] === 'number').flatMap(({ Name }) =>
            Dimensions.map((set) =>
              named(
                Name,
                set.map((dimension) => [dimension, line[dimension]]),
              ),
            ),
          ),
      ),
    );
}

test('every alarm of the shop looks at a metric that its programs deliver, by the same name and dimensions', async () => {
  expect(watched().map((metric) => metric.split(' ')[0])).toEqual(Object.keys(shopMetrics).sort());

  const { services } = createTestApp(database);
  const api = await openLog(readSettings(environmentOf(logGroups.api)));
  const requests = new RequestMetrics();
  requests.record('/api/checkout', 503, 12);
  await reportMetrics({
    log: api.log.child({}, { level: 'info' }),
    database,
    requests,
    oldestPublishRequest: () => oldestPublishRequestSeconds({ database }),
    droppedLogEvents: () => 0,
  });
  await api.shipper?.flush(10_000);

  const publishing = await openLog(readSettings(environmentOf(logGroups.publisher)));
  const fence = (await acquirePublisherLease({ database }, { owner: 'test', ttlMs: 600_000 }))!;
  const cause = { kind: 'rebuild', actor: 'system', summary: 'Fails' } as const;
  await requestPublish({ database }, { cause, productIds: null });
  const publisher = { publish: () => Promise.reject(new Error('S3 is away')) };
  expect(await publishOnce({ publisher, services: { database, log: publishing.log } }, fence)).toBe(true);
  await publishing.shipper?.flush(10_000);

  const client = createS3Client(services.settings);
  await client.send(new CreateBucketCommand({ Bucket: buckets.backups }));
  client.destroy();
  const backup = spawn(
    process.execPath,
    [resolve(import.meta.dirname, '../database/backup.ts'), '--every', '60'],
    { env: { ...process.env, ...environmentOf(logGroups.backup) }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void backup.kill('SIGKILL'));
  const ended = once(backup, 'exit');
  let said = '';
  backup.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await expect.poll(() => said, { timeout: 20_000 }).toContain('BackupAge');
  // It sends what it has before it ends.
  backup.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);

  const arrived = (await Promise.all(Object.values(logGroups).map(delivered))).flat();
  expect(arrived).toEqual(expect.arrayContaining(watched()));
});
