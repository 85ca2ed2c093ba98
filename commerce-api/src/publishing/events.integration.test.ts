import type { PublishRequest } from '@lapidary/shared/publishing/release';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { newId } from '../platform/ids.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import {
  acquirePublisherLease,
  claimPublishRequests,
  failPublishRequests,
  markPhase,
  recordRelease,
  requestPublish,
} from './index.ts';

const { database } = await openTestDatabase();
const on = { database };
const { app, services, tokens } = createTestApp(database);
const fence = (await acquirePublisherLease(on, { owner: 'test', ttlMs: 600_000 }))!;
const cause = { kind: 'publish', actor: 'someone', summary: 'Publish “Ring”' } as const;

interface Told {
  id: string;
  event: string;
  data: PublishRequest;
}

/** An open stream of events, read message by message. */
class Stream {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #text = '';

  constructor(response: Response) {
    this.#reader = response.body!.getReader();
  }

  /** The next message that is no comment; null when the stream has ended. */
  async next(): Promise<Told | null> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const message = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        if (message.startsWith(':')) continue;
        const fields = Object.fromEntries(
          message
            .split('\n')
            .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
        );
        return { id: fields.id!, event: fields.event!, data: JSON.parse(fields.data!) as PublishRequest };
      }
      const { done, value } = await this.#reader.read();
      if (done) return null;
      this.#text += new TextDecoder().decode(value);
    }
  }

  /** Reads on until a message fits. */
  async until(fits: (told: Told) => boolean): Promise<Told> {
    for (;;) {
      const told = await this.next();
      if (told === null) throw new Error('the stream ended');
      if (fits(told)) return told;
    }
  }

  /** Waits for the first bytes: from then on nothing is missed. */
  async opened(): Promise<void> {
    const { value } = await this.#reader.read();
    this.#text += new TextDecoder().decode(value);
  }

  close = () => this.#reader.cancel();
}

const open: Stream[] = [];
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.close();
});

async function listen(lastEventId?: string, token = tokens.merchant(), to = app): Promise<Stream> {
  const response = await to.request('/api/admin/publishing/events', {
    headers: { authorization: `Bearer ${token}`, ...(lastEventId && { 'last-event-id': lastEventId }) },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const stream = new Stream(response);
  open.push(stream);
  await stream.opened();
  return stream;
}

const request = () => requestPublish(on, { cause, productIds: ['p'] });
const is = (id: string, state: string) => (told: Told) => told.data.id === id && told.data.state === state;

async function goLive(requestIds: string[]): Promise<string> {
  const releaseId = `r_${newId()}`;
  const time = new Date().toISOString();
  const receipt = {
    releaseId,
    causes: [cause],
    changed: ['/'],
    removed: [],
    rendered: 1,
    pages: 1,
    bytes: 10,
    phases: { snapshot: 0, plan: 0, render: 0, upload: 0, switch: 0, verify: 0 },
    requestedAt: time,
    liveAt: time,
    liveAfterMs: 1,
    verifiedUrl: null,
  };
  await recordRelease(database, { fence, baseId: releaseId, requestIds, receipt, contents: [] });
  return releaseId;
}

describe('the events of publishing', () => {
  it('tell each state of a request, and the release, to everyone who listens', async () => {
    const streams = [await listen(), await listen()];
    const id = await request();
    for (const stream of streams) await stream.until(is(id, 'waiting'));
    await claimPublishRequests(database, fence);
    for (const stream of streams) await stream.until(is(id, 'rendering'));
    for (const phase of ['uploading', 'switching'] as const) {
      await markPhase(database, { fence, requestIds: [id], phase });
      for (const stream of streams) await stream.until(is(id, phase));
    }
    const releaseId = await goLive([id]);
    for (const stream of streams) {
      expect((await stream.until(is(id, 'live'))).data.receipt).toMatchObject({ releaseId });
      expect(await stream.until(({ event }) => event === 'release')).toMatchObject({
        data: { id: releaseId, live: true },
      });
    }
  });

  it('tell why a request failed', async () => {
    const stream = await listen();
    const id = await request();
    await claimPublishRequests(database, fence);
    await failPublishRequests(database, { fence, requestIds: [id], error: 'the bucket is away' });
    const told = await stream.until(({ data }) => data.id === id && data.error !== null);
    expect(told.data).toMatchObject({ state: 'waiting', error: 'the bucket is away' });
    await goLive([id]);
  });

  it('go on where a listener left off, from the database', async () => {
    const stream = await listen();
    const before = await request();
    const { id: position } = await stream.until(is(before, 'waiting'));
    await stream.close();
    const after = await request();
    const releaseId = await goLive([before, after]);
    const resumed = await listen(position);
    const told: Told[] = [];
    await resumed.until((event) => {
      told.push(event);
      return event.data.id === releaseId;
    });
    expect(told.map(({ data }) => data.id)).toEqual(expect.arrayContaining([before, after, releaseId]));
    expect(told.some(is(after, 'live'))).toBe(true);
    const again = await listen(told.at(-1)!.id);
    const last = await request();
    await again.until(({ event, data }) => {
      expect(event).not.toBe('release');
      return data.id === last;
    });
    await goLive([last]);
  });

  it('tell a listener whose position makes no sense what happens from now on', async () => {
    const stream = await listen('not a position');
    const id = await request();
    expect((await stream.until(({ event }) => event === 'request')).data.id).toBe(id);
    await goLive([id]);
  });

  it('end when the access token does', async () => {
    const stream = await listen(
      undefined,
      tokens.sign({ 'cognito:groups': ['merchants'], exp: Math.floor(Date.now() / 1000) + 2 }),
    );
    while (await stream.next());
  });

  it('end when the server drains, for those who come then too', async () => {
    const draining = new AbortController();
    const other = createApp({ ...services, draining: draining.signal });
    const stream = await listen(undefined, tokens.merchant(), other);
    draining.abort();
    while (await stream.next());
    const late = await listen(undefined, tokens.merchant(), other);
    while (await late.next());
  });
});
