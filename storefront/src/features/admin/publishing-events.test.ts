import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackendUnreachable } from '../../lib/api-client.client.ts';
import { currentSession } from '../../lib/session.client.ts';
import { SignedOut } from '../../lib/session-request.client.ts';
import { publishRequestEvents } from './publishing-events.client.ts';

vi.mock('../../lib/session.client.ts');

const session = {
  accessToken: 'a.b.c',
  expiresAt: '',
  customerId: 'u',
  email: 'm@shop.test',
  role: 'manager' as const,
  secondFactorMissing: false,
};

beforeEach(() => vi.mocked(currentSession).mockResolvedValue(session));
afterEach(() => vi.unstubAllGlobals());

function answer(body: BodyInit, status = 200) {
  const fetched = vi.fn<typeof fetch>(async () => new Response(body, { status }));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

describe('publishRequestEvents', () => {
  it('gives null when the stream is open, then requests, and says when it breaks off', async () => {
    const fetched = answer(
      ': open\n\nevent: release\ndata: {}\n\nevent: request\ndata: {"id":"q1"}\n\n: quiet\n\n',
    );
    const told: unknown[] = [];
    const read = async () => {
      for await (const event of publishRequestEvents(new AbortController().signal)) told.push(event);
    };
    await expect(read()).rejects.toThrow(BackendUnreachable);
    expect(told).toEqual([null, { id: 'q1' }]);
    expect(fetched.mock.calls[0]![1]!.headers).toMatchObject({ authorization: 'Bearer a.b.c' });
  });

  it('is unreachable for any answer but a stream', async () => {
    answer('no', 503);
    await expect(publishRequestEvents(new AbortController().signal).next()).rejects.toThrow(
      BackendUnreachable,
    );
  });

  it('needs a session', async () => {
    vi.mocked(currentSession).mockResolvedValue(null);
    await expect(publishRequestEvents(new AbortController().signal).next()).rejects.toThrow(SignedOut);
  });

  it('hangs up when nobody reads any more', async () => {
    const fetched = answer(': open\n\n');
    for await (const event of publishRequestEvents(new AbortController().signal)) {
      expect(event).toBeNull();
      break;
    }
    expect(fetched.mock.calls[0]![1]!.signal!.aborted).toBe(true);
  });
});
