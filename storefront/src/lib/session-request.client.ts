import { ApiProblem, type HttpMethod, type RequestOptions, request } from './api-client.client.ts';
import { currentSession, refreshSession } from './session.client.ts';

/** There is no session, or it has ended: the page must have the person sign in. */
export class SignedOut extends Error {
  constructor() {
    super('not signed in');
    this.name = 'SignedOut';
  }
}

/**
 * `request` as the signed-in person. A token that is near its end is renewed first; one that the API refuses
 * (401: revoked, or a clock that is wrong) is renewed once and the request made again.
 * @throws SignedOut, ApiProblem, BackendUnreachable
 */
export async function requestSignedIn<T>(
  method: HttpMethod,
  path: string,
  options: RequestOptions<T> = {},
): Promise<T> {
  const as = (token: string) =>
    request<T>(method, path, {
      ...options,
      headers: { ...options.headers, authorization: `Bearer ${token}` },
    });
  const session = await currentSession();
  if (!session) throw new SignedOut();
  try {
    return await as(session.accessToken);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
  }
  const renewed = await refreshSession();
  if (!renewed) throw new SignedOut();
  return as(renewed.accessToken);
}
