import { randomUUID } from 'node:crypto';
import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, inject, it } from 'vitest';
import { createLogSink } from '../aws/cloudwatch-logs.ts';
import { createLogger } from '../logging.ts';
import { createTestApp } from '../testing/test-app.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { LogShipper } from './log-shipper.ts';
import { reportMetrics } from './report-metrics.ts';
import { RequestMetrics } from './request-metrics.ts';

const { database } = await openTestDatabase();
const endpoint = inject('awsEndpoints').logs;

interface MetricLine {
  _aws?: {
    Timestamp: number;
    CloudWatchMetrics: {
      Namespace: string;
      Dimensions: string[][];
      Metrics: { Name: string; Unit: string }[];
    }[];
  };
  RouteClass?: string;
  [value: string]: unknown;
}

it('ships the log and its metrics to CloudWatch Logs, making group and stream when they are missing', async () => {
  const { services } = createTestApp(database, { environment: { AWS_ENDPOINT_LOGS: endpoint } });
  const place = { group: `/lapidary/test-${randomUUID()}`, stream: 'api/host/1' };
  const shipper = new LogShipper(createLogSink(services.settings, place));
  const log = createLogger({ logLevel: 'info' }, shipper);
  const requests = new RequestMetrics();
  for (let ms = 1; ms <= 100; ms += 1) requests.record('/api/bag', ms > 98 ? 503 : 200, ms);
  requests.record('/api/checkout', 201, 40);
  for (let line = 0; line < 300; line += 1) log.info({ line }, 'request');
  const oldestPublishRequest = async () => 7;
  await reportMetrics({ log, database, requests, oldestPublishRequest, droppedLogEvents: () => 3 });
  await shipper.flush(10_000);

  const client = new CloudWatchLogsClient({ endpoint, region: 'us-east-1' });
  const { events = [] } = await client.send(
    new GetLogEventsCommand({ logGroupName: place.group, logStreamName: place.stream, startFromHead: true }),
  );
  client.destroy();
  const lines = events.map(({ message }) => JSON.parse(message ?? '') as MetricLine);
  expect(lines.slice(0, 300).map(({ line }) => line)).toEqual(Array.from({ length: 300 }, (_, line) => line));
  const metrics = lines.slice(300);
  expect(metrics.map(({ RouteClass }) => RouteClass)).toEqual(['bag', 'checkout', undefined]);
  expect(metrics[0]).toMatchObject({ Requests: 100, Errors5xx: 2, LatencyP95: 95 });
  expect(metrics[2]).toMatchObject({
    Requests: 101,
    Errors5xx: 2,
    PoolUsed: 0,
    PoolWaiting: 0,
    OldestPublishRequest: 7,
    DroppedLogEvents: 3,
  });
  for (const line of metrics) {
    const [{ Namespace, Dimensions, Metrics } = expect.fail('no metrics')] =
      line._aws?.CloudWatchMetrics ?? [];
    expect(Namespace).toBe('Lapidary/API');
    for (const name of Dimensions.flat()) expect(line[name]).toBeTypeOf('string');
    for (const { Name } of Metrics) expect(line[Name]).toBeTypeOf('number');
  }
});
