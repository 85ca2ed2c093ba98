import type { Session } from '@lapidary/shared/customers/session';
import { atom } from 'nanostores';
import { ApiProblem, request, setTokenProvider } from './api-client.client.ts';
import { markSession, mayHaveSession } from './session-marker.client.ts';

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
let channel: BroadcastChannel | null = null;

/** One per page: a channel does not hear itself, two of one page would. Opened late, as pages are rendered in Node too. */
function tabs(): BroadcastChannel {
  channel ??= new BroadcastChannel('lapidary-session');
  return channel;
}

const tell = (message: TabMessage) => tabs().postMessage(message);

/** Takes over what happens to the session in other tabs; returns the function that stops it. */
export function followOtherTabs(): () => void {
  const onMessage = ({ data }: MessageEvent<TabMessage>) => {
    if (data === 'signed_out') $session.set({ status: 'signed_out', ended: false });
    // The other tab may have signed in as somebody else.
    else refreshSession().catch(() => $session.set({ status: 'signed_out', ended: true }));
  };
  tabs().addEventListener('message', onMessage);
  return () => tabs().removeEventListener('message', onMessage);
}

const remainingMs = (session: Session) => Date.parse(session.expiresAt) - Date.now();

// Other calls of this page carry the token when there is a usable one. It is not renewed here: the renewal is
// itself a request, and would wait for itself.
setTokenProvider(async () => {
  const state = $session.get();
  return state.status === 'signed_in' && remainingMs(state.session) > 0 ? state.session.accessToken : null;
});

function keep(session: Session): Session {
  markSession(true);
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

function forget(ended: boolean): null {
  markSession(false);
  $session.set({ status: 'signed_out', ended });
  return null;
}

async function renew(): Promise<Session | null> {
  const used = $session.get().status === 'signed_in';
  if (!used && !mayHaveSession()) return forget(false);
  try {
    return keep(await request<Session>('POST', `${PATH}/refresh`));
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    return forget(used);
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

/** The session is over, here and in the other tabs; for who has had the API end it. */
export function forgetSession(): void {
  forget(false);
  tell('signed_out');
}

/**
 * Signs out in every tab: the API revokes the refresh token and clears the cookie.
 * @throws BackendUnreachable; then nobody is signed out, and it must not look as if.
 */
export async function endSession(): Promise<void> {
  // A renewal that is under way would bring the session back.
  await Promise.allSettled([refreshing]);
  await request<void>('DELETE', PATH);
  forgetSession();
}

/** As `endSession`, on every device. @throws ApiProblem, BackendUnreachable; then the page stays signed in. */
export async function endAllSessions(): Promise<void> {
  await Promise.allSettled([refreshing]);
  await request<void>('POST', `${PATH}/sign-out-everywhere`);
  forgetSession();
}
