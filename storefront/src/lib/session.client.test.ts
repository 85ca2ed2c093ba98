import type { Session } from '@lapidary/shared/customers/session';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const HOUR = 3_600_000;
const session = (accessToken: string, endsIn = HOUR): Session => ({
  customerId: 'sub-1',
  email: 'ada@lapidary.test',
  role: null,
  secondFactorMissing: false,
  accessToken,
  expiresAt: new Date(Date.now() + endsIn).toISOString(),
});

const json = (status: number, body: unknown) => Response.json(body, { status });
const unauthenticated = () =>
  json(401, {
    type: '',
    title: '',
    status: 401,
    code: 'unauthenticated',
    detail: 'no session',
    requestId: 'r',
  });

type Answer = () => Response | Promise<Response>;
const answers = new Map<string, Answer>();
const calls: { call: string; authorization: string | null }[] = [];
const made = (call: string) => calls.filter((each) => each.call === call).length;

/** The modules of one tab: every tab of a browser runs its own copy. */
async function openTab() {
  vi.resetModules();
  const tab = await import('./session.client.ts');
  const { requestSignedIn, SignedOut } = await import('./session-request.client.ts');
  const { request, BackendUnreachable } = await import('./api-client.client.ts');
  return { ...tab, requestSignedIn, SignedOut, request, BackendUnreachable };
}

beforeEach(() => {
  answers.clear();
  calls.length = 0;
  vi.stubGlobal('fetch', async (path: string, { method, headers }: { method: string; headers: Headers }) => {
    const call = `${method} ${path}`;
    calls.push({ call, authorization: headers.get('authorization') });
    const answer = answers.get(call);
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('a session', () => {
  it('starts with the tokens of a sign-in and is carried by later calls', async () => {
    const tab = await openTab();
    answers.set('POST /api/session', () => json(200, session('first')));
    answers.set('GET /api/bag', () => json(200, {}));
    await tab.startSession({ accessToken: 'a', refreshToken: 'r' });
    await tab.request('GET', '/api/bag');
    expect(calls.at(-1)).toEqual({ call: 'GET /api/bag', authorization: 'Bearer first' });
  });

  it('is renewed once for all calls that find the token near its end', async () => {
    const tab = await openTab();
    answers.set('POST /api/session', () => json(200, session('old', 30_000)));
    answers.set('POST /api/session/refresh', () => json(200, session('new')));
    answers.set('GET /api/orders', () => json(200, {}));
    await tab.startSession({ accessToken: 'a', refreshToken: 'r' });
    await Promise.all([1, 2, 3].map(() => tab.requestSignedIn('GET', '/api/orders')));
    expect(made('POST /api/session/refresh')).toBe(1);
    const orders = calls.filter(({ call }) => call === 'GET /api/orders');
    expect(orders.map(({ authorization }) => authorization)).toEqual(Array(3).fill('Bearer new'));
  });

  it('is renewed when a call answers 401, and the call made again', async () => {
    const tab = await openTab();
    answers.set('POST /api/session/refresh', () =>
      json(200, session(`t${made('POST /api/session/refresh')}`)),
    );
    answers.set('GET /api/orders', () =>
      calls.at(-1)!.authorization === 'Bearer t2' ? json(200, { orders: [] }) : unauthenticated(),
    );
    expect(await tab.requestSignedIn('GET', '/api/orders')).toEqual({ orders: [] });
    expect(made('GET /api/orders')).toBe(2);
  });

  it('has ended when it cannot be renewed; the person is asked to sign in again', async () => {
    const tab = await openTab();
    answers.set('POST /api/session', () => json(200, session('revoked')));
    answers.set('POST /api/session/refresh', unauthenticated);
    answers.set('GET /api/orders', unauthenticated);
    await tab.startSession({ accessToken: 'a', refreshToken: 'r' });
    await expect(tab.requestSignedIn('GET', '/api/orders')).rejects.toBeInstanceOf(tab.SignedOut);
    expect(tab.$session.get()).toEqual({ status: 'signed_out', ended: true });
  });

  it('was never there for a visitor without the cookie', async () => {
    const tab = await openTab();
    answers.set('POST /api/session/refresh', unauthenticated);
    expect(await tab.refreshSession()).toBeNull();
    expect(tab.$session.get()).toEqual({ status: 'signed_out', ended: false });
    await expect(tab.requestSignedIn('GET', '/api/orders')).rejects.toBeInstanceOf(tab.SignedOut);
    expect(made('GET /api/orders')).toBe(0);
  });

  it('is not asked for by a browser in which nobody has signed in, or in which they have signed out', async () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    });
    answers.set('POST /api/session', () => json(200, session('first')));
    answers.set('POST /api/session/refresh', () => json(200, session('again')));
    answers.set('DELETE /api/session', () => new Response(null, { status: 204 }));

    const stranger = await openTab();
    expect(await stranger.refreshSession()).toBeNull();
    expect(stranger.$session.get()).toEqual({ status: 'signed_out', ended: false });
    expect(calls).toEqual([]);

    await stranger.startSession({ accessToken: 'a', refreshToken: 'r' });
    const nextPage = await openTab();
    expect(await nextPage.refreshSession()).toMatchObject({ accessToken: 'again' });
    expect(JSON.stringify([...kept]), 'what is kept tells nothing').not.toMatch(/first|again|sub-1|ada/);

    await nextPage.endSession();
    expect(await (await openTab()).refreshSession()).toBeNull();
    expect(made('POST /api/session/refresh')).toBe(1);
  });

  it('outlives a shop that cannot be reached', async () => {
    const tab = await openTab();
    answers.set('POST /api/session', () => json(200, session('kept')));
    await tab.startSession({ accessToken: 'a', refreshToken: 'r' });
    await expect(tab.refreshSession()).rejects.toBeInstanceOf(tab.BackendUnreachable);
    await expect(tab.endSession()).rejects.toBeInstanceOf(tab.BackendUnreachable);
    expect(tab.$session.get()).toMatchObject({ status: 'signed_in' });
  });
});

describe('several tabs', () => {
  it('are signed out together', async () => {
    const [one, other] = [await openTab(), await openTab()];
    const stop = other.followOtherTabs();
    answers.set('POST /api/session/refresh', () => json(200, session('t')));
    answers.set('DELETE /api/session', () => new Response(null, { status: 204 }));
    await other.refreshSession();
    await one.endSession();
    await vi.waitFor(() => expect(other.$session.get()).toEqual({ status: 'signed_out', ended: false }));
    stop();
  });

  it('take over who signed in elsewhere', async () => {
    const [one, other] = [await openTab(), await openTab()];
    const stop = other.followOtherTabs();
    answers.set('POST /api/session/refresh', unauthenticated);
    await other.refreshSession();
    answers.set('POST /api/session', () => json(200, session('a')));
    answers.set('POST /api/session/refresh', () => json(200, session('b')));
    await one.startSession({ accessToken: 'a', refreshToken: 'r' });
    await vi.waitFor(() => expect(other.$session.get()).toMatchObject({ session: { accessToken: 'b' } }));
    stop();
  });

  it('do not get the session back from a renewal that was under way at sign-out', async () => {
    const tab = await openTab();
    const late = Promise.withResolvers<Response>();
    answers.set('POST /api/session/refresh', () => late.promise);
    answers.set('DELETE /api/session', () => new Response(null, { status: 204 }));
    const renewal = tab.refreshSession();
    const ending = tab.endSession();
    late.resolve(json(200, session('late')));
    await Promise.all([renewal, ending]);
    expect(tab.$session.get()).toEqual({ status: 'signed_out', ended: false });
  });
});
