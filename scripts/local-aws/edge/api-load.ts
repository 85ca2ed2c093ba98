import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { CachePolicy } from './behaviors.ts';
import { freshnessOf } from './freshness.ts';
import { askOrigin, endToEndHeaders, forwardedHeaders } from './origin-request.ts';
import type { Upstream } from './proxy.ts';
import { type Load, OriginFailure, type OriginResponse } from './response-cache.ts';

/** About this one transfer, not about what is kept. */
const NOT_KEPT = new Set(['age', 'content-length', 'date']);

/**
 * Asks the API for something that will be shared between viewers: no cookie and no credentials go along.
 * A 5xx is an `OriginFailure` that carries the answer, so that a kept one can stand in.
 */
export function loadFromApi(upstream: Upstream, incoming: IncomingMessage, policy: CachePolicy): Load {
  return async () => {
    const answer = await askOrigin({
      ...upstream,
      method: 'GET',
      target: incoming.url ?? '/',
      headers: ['Accept', incoming.headers.accept ?? '*/*', ...forwardedHeaders(incoming).flat()],
    });
    const response = await readResponse(answer, upstream.origin.host);
    if (response.status >= 500) throw new OriginFailure(`the API answered ${response.status}`, { response });
    const cacheControl = response.headers['set-cookie'] ? 'private' : response.headers['cache-control'];
    return { response, freshness: freshnessOf(cacheControl, policy) };
  };
}

async function readResponse(answer: IncomingMessage, host: string): Promise<OriginResponse> {
  const headers: Record<string, string> = {};
  const all = endToEndHeaders(answer);
  for (let i = 0; i + 1 < all.length; i += 2) {
    const name = (all[i] ?? '').toLowerCase();
    const value = all[i + 1] ?? '';
    if (NOT_KEPT.has(name)) continue;
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  try {
    return { status: answer.statusCode ?? 502, headers, body: await buffer(answer) };
  } catch (error) {
    throw new OriginFailure(`${host} broke off its answer`, { cause: error });
  }
}
