import type { PublishRequest, PublishRequestState } from '@lapidary/shared/publishing/release';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackendUnreachable } from '../../lib/api-client.client.ts';
import { getPublishRequest } from './admin-api.client.ts';
import { followPublish } from './follow-publish.client.ts';
import { publishRequestEvents } from './publishing-events.client.ts';

vi.mock('./admin-api.client.ts');
vi.mock('./publishing-events.client.ts');

const request = (state: PublishRequestState): PublishRequest => ({
  id: 'q1',
  state,
  cause: { kind: 'publish', actor: 'u', summary: 'Publish "Ring"' },
  createdAt: '2026-01-01T00:00:00Z',
  error: null,
  receipt: null,
});

/** A stream that sends these, then breaks off. */
function streamOf(...events: (PublishRequest | null)[]) {
  vi.mocked(publishRequestEvents).mockImplementation(async function* () {
    yield* events;
    throw new BackendUnreachable('the stream ended');
  });
}

beforeEach(() => {
  vi.resetAllMocks();
  streamOf();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function follow(first: PublishRequestState) {
  const states: PublishRequestState[] = [];
  const controller = new AbortController();
  const over = followPublish(request(first), ({ state }) => states.push(state), controller.signal);
  return { states, over, controller };
}

describe('followPublish', () => {
  it('tells what the stream sends until the end, and what happened before it began', async () => {
    vi.mocked(getPublishRequest).mockResolvedValueOnce(request('rendering'));
    const another = { ...request('failed'), id: 'q2' };
    streamOf(null, another, request('uploading'), request('switching'), request('live'), request('failed'));
    const { states, over } = follow('waiting');
    await over;
    expect(states).toEqual(['waiting', 'rendering', 'uploading', 'switching', 'live']);
    expect(getPublishRequest).toHaveBeenCalledTimes(1);
  });

  it('asks when the stream breaks', async () => {
    streamOf(request('rendering'));
    for (const state of ['uploading', 'live'] as const)
      vi.mocked(getPublishRequest).mockResolvedValueOnce(request(state));
    const { states, over } = follow('waiting');
    await vi.runAllTimersAsync();
    await over;
    expect(states).toEqual(['waiting', 'rendering', 'uploading', 'live']);
  });

  it('asks nothing of a request that is over', async () => {
    const { states, over } = follow('failed');
    await over;
    expect(states).toEqual(['failed']);
    expect(getPublishRequest).not.toHaveBeenCalled();
    expect(publishRequestEvents).not.toHaveBeenCalled();
  });

  it('asks again when an answer does not come', async () => {
    vi.mocked(getPublishRequest)
      .mockRejectedValueOnce(new BackendUnreachable('no answer'))
      .mockResolvedValueOnce(request('live'));
    const { states, over } = follow('rendering');
    await vi.runAllTimersAsync();
    await over;
    expect(states).toEqual(['rendering', 'live']);
  });

  it('stops when nobody looks any more', async () => {
    vi.mocked(getPublishRequest).mockResolvedValue(request('rendering'));
    const { over, controller } = follow('waiting');
    await vi.advanceTimersByTimeAsync(600);
    controller.abort();
    await over;
    const asked = vi.mocked(getPublishRequest).mock.calls.length;
    await vi.advanceTimersByTimeAsync(2000);
    expect(getPublishRequest).toHaveBeenCalledTimes(asked);
  });
});
