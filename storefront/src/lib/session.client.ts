import type { Session } from '@lapidary/shared/customers/session';
import { atom } from 'nanostores';
import { ApiProblem, request, setTokenProvider } from './api-client.client.ts';

const PATH = '/api/session';
/** An access token this near its end is renewed before it is used. */
const RENEW_BEFORE_MS = 60_000;

/** What this tab knows of the session. The access token lives here and nowhere else: never in a storage. */
export type SessionState =
  /** Nobody has asked the API yet. */
  | { status: 'unknown' }
  | { status: 'signed_in'; session: Session }
  /** `ended`: it ran out or was revoked while in use, as opposed to a sign-out or never having been there. */
  | { status: 'signed_out'; ended: boolean };

export const $session = atom<SessionState>({ status: 'unknown' });

type TabMessage = 'signed_in' | 'signed_out';
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('lapidary-session');
const tell = (message: TabMessage) => tabs?.postMessage(message);

tabs?.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
  const { status } = $session.get();
  if (data === 'signed_out') $session.set({ status: 'signed_out', ended: false });
  // The other tab may have signed in as somebody else. A tab that never used the session need not know.
  else if (status !== 'unknown')
    refreshSession().catch(() => $session.set({ status: 'signed_out', ended: true }));
});

const remainingMs = (session: Session) => Date.parse(session.expiresAt) - Date.now();

// Other calls of this page carry the token when there is a usable one. It is not renewed here: the renewal is
// itself a request, and would wait for itself.
setTokenProvider(async () => {
  const state = $session.get();
  return state.status === 'signed_in' && remainingMs(state.session) > 0 ? state.session.accessToken : null;
});

function keep(session: Session): Session {
  $session.set({ status: 'signed_in', session });
  return session;
}

/**
 * Hands the tokens of a fresh Cognito sign-in to the API, which keeps the refresh token in an HttpOnly cookie.
 * @throws ApiProblem, BackendUnreachable
 */
export async function startSession(tokens: { accessToken: string; refreshToken: string }): Promise<Session> {
  const session = keep(await request<Session>('POST', PATH, { body: tokens }));
  tell('signed_in');
  return session;
}

let refreshing: Promise<Session | null> | null = null;

async function renew(): Promise<Session | null> {
  const used = $session.get().status === 'signed_in';
  try {
    return keep(await request<Session>('POST', `${PATH}/refresh`));
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    $session.set({ status: 'signed_out', ended: used });
    return null;
  }
}

/**
 * Gets a fresh access token with the cookie; calls made meanwhile share the one request.
 * @returns null when there is no session (any more).
 * @throws BackendUnreachable; what was known of the session stays as it was.
 */
export function refreshSession(): Promise<Session | null> {
  refreshing ??= renew().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** The session with a token that is good for a while, renewed if need be; null when signed out. */
export async function currentSession(): Promise<Session | null> {
  const state = $session.get();
  if (state.status === 'signed_out') return null;
  if (state.status === 'signed_in' && remainingMs(state.session) > RENEW_BEFORE_MS) return state.session;
  return refreshSession();
}

/**
 * Signs out in every tab: the API revokes the refresh token and clears the cookie.
 * @throws BackendUnreachable; then nobody is signed out, and it must not look as if.
 */
export async function endSession(): Promise<void> {
  // A renewal that is under way would bring the session back.
  await Promise.allSettled([refreshing]);
  await request<void>('DELETE', PATH);
  $session.set({ status: 'signed_out', ended: false });
  tell('signed_out');
}
