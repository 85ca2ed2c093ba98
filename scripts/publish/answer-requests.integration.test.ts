import { execute } from '@lapidary/commerce-api/platform/sql';
import { openTestDatabase } from '@lapidary/commerce-api/platform/testing/test-database';
import {
  acquirePublisherLease,
  type ClaimedRequests,
  getPublishRequest,
  LeaseLost,
  recordRelease,
  requestPublish,
} from '@lapidary/commerce-api/publishing';
import type { Receipt } from '@lapidary/shared/publishing/release';
import { describe, expect, it } from 'vitest';
import { answerRequests, PublishFailed } from './answer-requests.ts';
import type { PhaseListener } from './go-live.ts';
import type { RenderProgress } from './render-pages.ts';

const { database } = await openTestDatabase();
const on = { database };
const POISON = 'poison';
const fence = (await acquirePublisherLease(on, { owner: 'test', ttlMs: 600_000 }))!;

let releases = 0;
const states: string[] = [];

/** A publisher that renders nothing and fails for one product. */
const publisher = {
  async publish(claimed: ClaimedRequests, held: number, _?: RenderProgress, onPhase?: PhaseListener) {
    const note = async () => states.push((await getPublishRequest(on, claimed.ids[0]!)).state);
    await note();
    if (claimed.productIds?.includes(POISON)) throw new Error('the poisoned page cannot be rendered');
    await onPhase?.('uploading');
    await note();
    await onPhase?.('switching');
    await note();
    releases += 1;
    const receipt: Receipt = {
      releaseId: `r_${String(releases).padStart(4, '0')}`,
      causes: claimed.causes,
      changed: [],
      removed: [],
      rendered: 0,
      pages: 0,
      bytes: 0,
      phases: { snapshot: 0, plan: 0, render: 0, upload: 0, switch: 0, verify: 0 },
      requestedAt: new Date(claimed.requestedAt).toISOString(),
      liveAt: new Date().toISOString(),
      liveAfterMs: 0,
      verifiedUrl: null,
    };
    await recordRelease(database, {
      fence: held,
      baseId: receipt.releaseId,
      requestIds: claimed.ids,
      contents: [],
      receipt,
    });
    return receipt;
  },
};
const open = { publisher, services: { database } };

const request = (product: string) => {
  const cause = { kind: 'publish', actor: 'someone', summary: `Publish ${product}` } as const;
  return requestPublish(on, { cause, productIds: [product] });
};
const stateOf = async (id: string) => (await getPublishRequest(on, id)).state;
const letTimePass = () => execute(on, 'UPDATE publish_requests SET not_before = 0');

/** Works until nothing is due, as if nobody had to wait. @returns how many runs failed. */
async function workThrough(): Promise<number> {
  for (let failures = 0; ; ) {
    await letTimePass();
    try {
      if (!(await answerRequests(open, fence))) return failures;
    } catch (error) {
      if (!(error instanceof PublishFailed)) throw error;
      failures += 1;
    }
  }
}

describe('the publisher at work', () => {
  it('tells each step', async () => {
    const id = await request('a');
    expect(await stateOf(id)).toBe('waiting');
    states.length = 0;
    await answerRequests(open, fence);
    expect(states).toEqual(['rendering', 'uploading', 'switching']);
    expect(await stateOf(id)).toBe('live');
  });

  it('sets a poisoned request aside with its reason, while all others go live', async () => {
    const ids = await Promise.all(['a', 'b', 'c', POISON, 'd', 'e', 'f'].map(request));
    expect(await workThrough()).toBeGreaterThan(1);
    const requests = await Promise.all(ids.map((id) => getPublishRequest(on, id)));
    expect(requests.map(({ state }) => state)).toEqual([
      'live',
      'live',
      'live',
      'failed',
      'live',
      'live',
      'live',
    ]);
    expect(requests[3]).toMatchObject({ error: 'the poisoned page cannot be rendered', receipt: null });
    expect(requests[0]!.error).toBeNull();
  });

  it('does not let new requests wait for one that is being retried', async () => {
    const bad = await request(POISON);
    await expect(answerRequests(open, fence)).rejects.toThrow(PublishFailed);
    expect(await getPublishRequest(on, bad)).toMatchObject({
      state: 'waiting',
      error: 'the poisoned page cannot be rendered',
    });
    expect(await answerRequests(open, fence)).toBeNull();
    const good = await request('a');
    await answerRequests(open, fence);
    expect(await stateOf(good)).toBe('live');
    expect(await stateOf(bad)).toBe('waiting');
    await workThrough();
    expect(await stateOf(bad)).toBe('failed');
  });

  it('leaves the requests alone that another publisher has taken over', async () => {
    const id = await request('a');
    const overtaken = {
      async publish(): Promise<Receipt> {
        await execute(on, 'UPDATE publisher_lease SET fence = fence + 1');
        throw new Error('the connection broke');
      },
    };
    await expect(answerRequests({ ...open, publisher: overtaken }, fence)).rejects.toThrow(LeaseLost);
    expect(await stateOf(id)).toBe('rendering');
  });
});
