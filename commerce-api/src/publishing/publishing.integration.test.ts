import type { Receipt, ReleaseCause, ReleaseList } from '@lapidary/shared/publishing/release';
import { describe, expect, it } from 'vitest';
import { newId } from '../platform/ids.ts';
import { execute } from '../platform/sql.ts';
import { createTestApp } from '../platform/testing/test-app.ts';
import { openTestDatabase } from '../platform/testing/test-database.ts';
import {
  acquirePublisherLease,
  assertFence,
  claimPublishRequests,
  failPublishRequests,
  getPublishRequest,
  LeaseLost,
  productsPublishedSince,
  prolongPublisherLease,
  readLiveRelease,
  recordRelease,
  releasePublisherLease,
  requestPublish,
} from './index.ts';

const { database } = await openTestDatabase();
const on = { database };
const { tokens, visitor } = createTestApp(database);

const TTL = { ttlMs: 60_000 };
const cause: ReleaseCause = { kind: 'publish', actor: 'someone', summary: 'Publish “Ring”' };
const request = (productIds: string[] | null) => requestPublish(on, { cause, productIds });
const expireLease = () => execute(on, 'UPDATE publisher_lease SET expires_at = 1');

async function takeLease(owner: string): Promise<number> {
  await expireLease();
  return (await acquirePublisherLease(on, { owner, ...TTL }))!;
}

const receiptOf = (releaseId: string): Receipt => ({
  releaseId,
  causes: [cause],
  changed: ['/'],
  removed: [],
  rendered: 1,
  pages: 1,
  bytes: 10,
  phases: { snapshot: 0, plan: 0, render: 0, upload: 0, switch: 0, verify: 0 },
  requestedAt: new Date(0).toISOString(),
  liveAt: new Date(1).toISOString(),
  liveAfterMs: 1,
  verifiedUrl: null,
});

describe('the publisher’s lease', () => {
  it('is held by one, prolonged under the same fence, and free again when released or run out', async () => {
    const fence = await takeLease('one');
    expect(await acquirePublisherLease(on, { owner: 'two', ...TTL })).toBeNull();
    expect(await prolongPublisherLease(on, { fence, ...TTL })).toBe(true);
    await releasePublisherLease(on, 'one');
    expect(await acquirePublisherLease(on, { owner: 'two', ...TTL })).toBe(fence + 1);
    await expireLease();
    expect(await acquirePublisherLease(on, { owner: 'one', ...TTL })).toBe(fence + 2);
  });

  it('goes at once to its owner who has been started again, and fences off what is left of the former', async () => {
    const fence = await takeLease('restarted');
    expect(await acquirePublisherLease(on, { owner: 'restarted', ...TTL })).toBe(fence + 1);
    await expect(assertFence(on, fence)).rejects.toThrow(LeaseLost);
  });

  it('is prolonged even when it has run out, unless somebody else has held it since', async () => {
    const fence = await takeLease('busy');
    await expireLease();
    expect(await prolongPublisherLease(on, { fence, ...TTL })).toBe(true);
    expect(await acquirePublisherLease(on, { owner: 'other', ...TTL })).toBeNull();
    await assertFence(on, fence);
    await expireLease();
    await takeLease('other');
    await expireLease();
    expect(await prolongPublisherLease(on, { fence, ...TTL })).toBe(false);
  });

  it('goes to one of many that ask at once', async () => {
    await expireLease();
    const owners = Array.from({ length: 10 }, (_, index) => `owner-${index}`);
    const fences = await Promise.all(owners.map((owner) => acquirePublisherLease(on, { owner, ...TTL })));
    expect(fences.filter((fence) => fence !== null)).toHaveLength(1);
  });

  it('stops a publisher that was overtaken', async () => {
    const outdated = await takeLease('slow');
    const fence = await takeLease('next');
    await expect(assertFence(on, outdated)).rejects.toThrow(LeaseLost);
    await expect(assertFence(on, fence)).resolves.toBeUndefined();
    await request(['p']);
    await expect(claimPublishRequests(database, outdated)).rejects.toThrow(LeaseLost);
    const late = { fence: outdated, baseId: 'r', requestIds: [], contents: [], receipt: receiptOf('r_late') };
    await expect(recordRelease(database, late)).rejects.toThrow(LeaseLost);
  });
});

describe('publish requests', () => {
  const drain = async (fence: number) => {
    const claimed = await claimPublishRequests(database, fence);
    if (!claimed) return;
    const receipt = receiptOf(`r_${newId()}`);
    await recordRelease(database, {
      fence,
      baseId: receipt.releaseId,
      requestIds: claimed.ids,
      contents: [],
      receipt,
    });
  };

  it('that wait are answered together', async () => {
    const fence = await takeLease('worker');
    await drain(fence);
    const ids = [await request(['a', 'b']), await request(['b', 'c'])];
    const claimed = (await claimPublishRequests(database, fence))!;
    expect(claimed.ids).toEqual(ids);
    expect(claimed.productIds!.toSorted()).toEqual(['a', 'b', 'c']);
    expect((await getPublishRequest(on, ids[0]!)).state).toBe('rendering');
    const receipt = receiptOf(`r_${newId()}`);
    await recordRelease(database, {
      fence,
      baseId: 'r_base',
      requestIds: claimed.ids,
      contents: [],
      receipt,
    });
    expect(await claimPublishRequests(database, fence)).toBeNull();
    expect(await getPublishRequest(on, ids[1]!)).toMatchObject({ state: 'live', receipt });
    expect(await readLiveRelease(on)).toEqual({ id: receipt.releaseId, baseId: 'r_base' });
  });

  it('for everything swallow those for single products', async () => {
    const fence = await takeLease('worker');
    await request(['a']);
    await request(null);
    expect((await claimPublishRequests(database, fence))!.productIds).toBeNull();
    await drain(fence);
  });

  it('left running by a publisher that died are claimed again', async () => {
    const id = await request(['a']);
    await claimPublishRequests(database, await takeLease('dies'));
    expect((await claimPublishRequests(database, await takeLease('successor')))!.ids).toEqual([id]);
    await drain(await takeLease('successor'));
  });

  it('are retried three times, each time later, then set aside with their reason', async () => {
    const fence = await takeLease('worker');
    const id = await request(['a']);
    for (const state of ['waiting', 'waiting', 'waiting', 'failed']) {
      const claimed = (await claimPublishRequests(database, fence))!;
      await failPublishRequests(database, { fence, requestIds: claimed.ids, error: 'the bucket is away' });
      expect(await getPublishRequest(on, id)).toMatchObject({ state, error: 'the bucket is away' });
      expect(await claimPublishRequests(database, fence)).toBeNull();
      await execute(on, 'UPDATE publish_requests SET not_before = 0');
    }
    expect(await claimPublishRequests(database, fence)).toBeNull();
  });

  it('of a run that failed are tried again in halves', async () => {
    const fence = await takeLease('worker');
    const ids = [await request(['a']), await request(['b']), await request(['c'])];
    const all = (await claimPublishRequests(database, fence))!;
    await failPublishRequests(database, { fence, requestIds: all.ids, error: 'one of you' });
    await execute(on, 'UPDATE publish_requests SET not_before = 0');
    const half = (await claimPublishRequests(database, fence))!;
    expect(half.ids).toEqual(ids.slice(0, 2));
    await drain(fence);
    await drain(fence);
    await drain(fence);
    for (const id of ids) expect((await getPublishRequest(on, id)).state).toBe('live');
  });
});

describe('releases', () => {
  it('are listed newest first, the live one marked', async () => {
    const token = tokens.merchant();
    const fence = await takeLease('worker');
    for (const _ of [1, 2, 3]) {
      const receipt = receiptOf(`r_${newId()}`);
      await recordRelease(database, { fence, baseId: 'r_base', requestIds: [], contents: [], receipt });
    }
    const live = (await readLiveRelease(on))!;
    const list = async (query: string) =>
      (await (await visitor().send('GET', `/api/admin/releases${query}`, { token })).json()) as ReleaseList;
    const first = await list('?limit=2');
    expect(first.releases.map(({ live: isLive }) => isLive)).toEqual([true, false]);
    expect(first.releases[0]!.id).toBe(live.id);
    const next = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect(next.releases[0]!.id < first.releases[1]!.id).toBe(true);
    const one = await visitor().send('GET', `/api/admin/releases/${live.id}`, { token });
    expect(await one.json()).toEqual(first.releases[0]);
    expect((await visitor().send('GET', '/api/admin/releases/r_none', { token })).status).toBe(404);
    const summary = await visitor().send('GET', '/api/admin/publishing/summary', { token });
    expect(await summary.json()).toMatchObject({ p50Ms: 1, p95Ms: 1 });
  });

  it('tell which products were published since, and nothing of a release that is not recorded', async () => {
    const fence = await takeLease('worker');
    const since = `r_${newId()}`;
    const record = (releaseId: string, requestIds: string[]) =>
      recordRelease(database, {
        fence,
        baseId: 'r_base',
        requestIds,
        contents: [],
        receipt: receiptOf(releaseId),
      });
    await record(since, []);
    await record(`r_${newId()}`, [await request(['p1', 'p2']), await request(['p2'])]);
    expect((await productsPublishedSince(on, since))!.sort()).toEqual(['p1', 'p2']);
    // A database that was restored, say, does not know what a snapshot of later has seen.
    expect(await productsPublishedSince(on, 'r_never')).toBeNull();
    await record(`r_${newId()}`, [await request(null)]);
    expect(await productsPublishedSince(on, since)).toBeNull();
  });
});
