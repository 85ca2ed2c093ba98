import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { region } from '../constants.ts';
import { type ServedApp, serveApp } from '../testing/serve-app.ts';
import { createLogs } from './create-logs.ts';

const GROUP = '/lapidary/api';
const HOUR = 3600_000;

let folder: string;
let served: ServedApp;
let client: CloudWatchLogsClient;

async function start(): Promise<void> {
  served = await serveApp(createLogs({ folder }));
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new CloudWatchLogsClient({
    endpoint: served.url,
    region,
    credentials,
    maxAttempts: 1,
  });
}

async function stop(): Promise<void> {
  client.destroy();
  await served[Symbol.asyncDispose]();
}

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'lapidary-logs-')), 'logs');
  await start();
});
afterEach(async () => {
  await stop();
  await rm(dirname(folder), { recursive: true });
});

const createGroup = (logGroupName: string) => client.send(new CreateLogGroupCommand({ logGroupName }));
const createStream = (logStreamName: string, logGroupName = GROUP) =>
  client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
const put = (logStreamName: string, events: readonly (readonly [number, string])[]) =>
  client.send(
    new PutLogEventsCommand({
      logGroupName: GROUP,
      logStreamName,
      logEvents: events.map(([timestamp, message]) => ({ timestamp, message })),
    }),
  );
const get = (logStreamName: string, more = {}) =>
  client.send(new GetLogEventsCommand({ logGroupName: GROUP, logStreamName, ...more }));
const filter = (more = {}) => client.send(new FilterLogEventsCommand({ logGroupName: GROUP, ...more }));
const messages = (page: { events?: { message?: string | undefined }[] | undefined }) =>
  page.events?.map((event) => event.message);
const refusal = (name: string) => expect.objectContaining({ name });

describe('groups and streams', () => {
  it('are made once', async () => {
    await createGroup(GROUP);
    await createStream('api/1');
    await expect(createGroup(GROUP)).rejects.toEqual(refusal('ResourceAlreadyExistsException'));
    await expect(createStream('api/1')).rejects.toEqual(refusal('ResourceAlreadyExistsException'));
  });

  it('must be there, and have a proper name', async () => {
    const missing = refusal('ResourceNotFoundException');
    await expect(createStream('api/1')).rejects.toEqual(missing);
    await expect(put('api/1', [[Date.now(), 'x']])).rejects.toEqual(missing);
    await createGroup(GROUP);
    await expect(get('api/1')).rejects.toEqual(missing);
    await expect(filter({ logStreamNames: ['api/1'] })).rejects.toEqual(missing);
    await expect(createGroup('no spaces')).rejects.toEqual(refusal('InvalidParameterException'));
    await expect(createStream('a:b')).rejects.toEqual(refusal('InvalidParameterException'));
  });

  it('of any name are kept apart, inside the folder', async () => {
    const names = ['../../escape', '/a', 'a', 'A', '..', 'a/b', 'a_b', 'x'.repeat(512)];
    for (const name of names) {
      await createGroup(name);
      await createStream(name, name);
    }
    expect(await readdir(dirname(folder))).toEqual(['logs']);
    await stop();
    await start();
    const { logGroups } = await client.send(new DescribeLogGroupsCommand({}));
    expect(logGroups?.map((group) => group.logGroupName)).toEqual(names.toSorted());
  });

  it('are described by prefix, in pages', async () => {
    for (const name of ['/a/1', '/a/2', '/a/3', '/b']) await createGroup(name);
    const found: (string | undefined)[] = [];
    const pages = paginateDescribeLogGroups({ client, pageSize: 2 }, { logGroupNamePrefix: '/a/' });
    for await (const page of pages) found.push(...(page.logGroups ?? []).map((group) => group.logGroupName));
    expect(found).toEqual(['/a/1', '/a/2', '/a/3']);
    const { logGroups } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/b' }));
    expect(logGroups?.[0]).toMatchObject({
      arn: 'arn:aws:logs:us-east-1:123456789012:log-group:/b:*',
      creationTime: expect.any(Number),
      storedBytes: 0,
    });
  });
});

describe('events', () => {
  const now = Date.now();
  beforeEach(async () => {
    await createGroup(GROUP);
    await createStream('one');
    await createStream('two');
  });

  it('are read by time, also after a restart', async () => {
    await put('one', [
      [now - 10, 'first'],
      [now, 'größe\nand more'],
    ]);
    await put('one', [[now - 5, 'between']]);
    await stop();
    await start();
    const page = await get('one');
    expect(messages(page)).toEqual(['first', 'between', 'größe\nand more']);
    expect(page.events?.[0]).toMatchObject({ timestamp: now - 10, ingestionTime: expect.any(Number) });
    expect(messages(await get('one', { startTime: now - 5, endTime: now }))).toEqual(['between']);
    expect(messages(await get('two'))).toEqual([]);
  });

  it('outlive a line that a crash cut short', async () => {
    await put('one', [[now - 1, 'before']]);
    const [file = ''] = (await readdir(folder, { recursive: true })).filter((name) => name.includes('one.'));
    await appendFile(join(folder, file), '\n{"timestamp":17');
    await put('one', [[now, 'after']]);
    expect(messages(await get('one'))).toEqual(['before', 'after']);
  });

  it('are read in pages, forwards and backwards, and followed', async () => {
    const events = Array.from({ length: 5 }, (_, n) => [now + n, `${n}`] as const);
    await put('one', events);
    expect(messages(await get('one', { limit: 2 }))).toEqual(['3', '4']);
    const first = await get('one', { limit: 2, startFromHead: true });
    const second = await get('one', { limit: 2, nextToken: first.nextForwardToken });
    expect([messages(first), messages(second)]).toEqual([
      ['0', '1'],
      ['2', '3'],
    ]);
    expect(messages(await get('one', { limit: 2, nextToken: second.nextBackwardToken }))).toEqual(['0', '1']);
    const last = await get('one', { nextToken: second.nextForwardToken });
    const end = await get('one', { nextToken: last.nextForwardToken });
    expect(end.nextForwardToken).toBe(last.nextForwardToken);
    await put('one', [[now + 9, 'later']]);
    expect(messages(await get('one', { nextToken: end.nextForwardToken }))).toEqual(['later']);
    await expect(get('one', { nextToken: 'made up' })).rejects.toEqual(refusal('InvalidParameterException'));
  });

  it('of several streams are filtered together', async () => {
    await put('one', [
      [now - 4, 'INFO order placed'],
      [now - 2, 'ERROR order failed: no stock'],
    ]);
    await put('two', [
      [now - 3, 'ERROR render failed'],
      [now - 1, 'INFO render done'],
    ]);
    const all = [
      'INFO order placed',
      'ERROR render failed',
      'ERROR order failed: no stock',
      'INFO render done',
    ];
    expect(messages(await filter())).toEqual(all);
    expect(messages(await filter({ filterPattern: 'ERROR order' }))).toEqual([all[2]]);
    expect(messages(await filter({ filterPattern: '"order placed"' }))).toEqual([all[0]]);
    expect(messages(await filter({ filterPattern: 'render -ERROR' }))).toEqual([all[3]]);
    expect(messages(await filter({ filterPattern: '?placed ?stock' }))).toEqual([all[0], all[2]]);
    expect(messages(await filter({ logStreamNames: ['two'] }))).toEqual([all[1], all[3]]);
    expect(messages(await filter({ logStreamNamePrefix: 'o' }))).toEqual([all[0], all[2]]);
    expect(messages(await filter({ startTime: now - 3, endTime: now - 2 }))).toEqual([all[1], all[2]]);
    const paged: (string | undefined)[] = [];
    for await (const page of paginateFilterLogEvents({ client, pageSize: 3 }, { logGroupName: GROUP })) {
      paged.push(...(messages(page) ?? []));
    }
    expect(paged).toEqual(all);
    expect(new Set((await filter()).events?.map((event) => event.eventId)).size).toBe(4);
  });

  it('are refused as a whole when the batch is not acceptable', async () => {
    const invalid = refusal('InvalidParameterException');
    const unordered = put('one', [
      [now, 'x'],
      [now - 1, 'y'],
    ]);
    await expect(unordered).rejects.toEqual(invalid);
    const long = put('one', [
      [now - 25 * HOUR, 'x'],
      [now, 'y'],
    ]);
    await expect(long).rejects.toEqual(invalid);
    await expect(put('one', [[now, 'x'.repeat(1_048_576)]])).rejects.toEqual(invalid);
    await expect(put('one', [])).rejects.toEqual(invalid);
    await expect(put('one', [[now, '']])).rejects.toEqual(invalid);
    expect(messages(await get('one'))).toEqual([]);
  });

  it('that are too old or too new are left out, and the answer says so', async () => {
    const old = await put('one', [[now - 15 * 24 * HOUR, 'old']]);
    expect(old.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
    const mixed = await put('one', [
      [now, 'good'],
      [now + 3 * HOUR, 'new'],
    ]);
    expect(mixed.rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 1 });
    expect(messages(await get('one'))).toEqual(['good']);
  });
});
