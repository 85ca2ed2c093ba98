import type { Agent, IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { askOrigin, endToEndHeaders, forwardedHeaders } from './origin-request.ts';

export type Upstream = { readonly origin: URL; readonly agent: Agent; readonly timeout: number };

/**
 * Hands a request to an origin and streams its answer back as it comes, events included. When the viewer
 * goes away the origin's work is cut short; when the origin breaks off, so is the viewer's answer.
 * Rejects with `OriginFailure`, nothing sent yet, when the origin does not answer at all.
 */
export async function proxy(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  upstream: Upstream,
  target = incoming.url ?? '/',
): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  let answer: IncomingMessage;
  try {
    answer = await askOrigin({
      ...upstream,
      method,
      target,
      headers: requestHeaders(incoming, hasBody),
      signal: gone.signal,
      ...(hasBody ? { body: incoming } : {}),
    });
  } catch (error) {
    if (gone.signal.aborted) return;
    throw error;
  }
  outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEndHeaders(answer));
  outgoing.flushHeaders();
  try {
    await pipeline(answer, outgoing);
  } catch {
    // The head has gone out, so there is nobody left to tell: pipeline has closed both ends.
    answer.destroy();
  }
}

function requestHeaders(incoming: IncomingMessage, hasBody: boolean): string[] {
  const replaced = new Set(['host', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'expect']);
  if (!hasBody) replaced.add('content-length');
  const headers: string[] = [];
  const all = endToEndHeaders(incoming);
  for (let i = 0; i + 1 < all.length; i += 2) {
    const name = all[i] ?? '';
    if (!replaced.has(name.toLowerCase())) headers.push(name, all[i + 1] ?? '');
  }
  // Node frames a body on its own only for some methods; a DELETE of unknown length has to be told.
  if (hasBody && incoming.headers['transfer-encoding']) headers.push('Transfer-Encoding', 'chunked');
  return [...headers, ...forwardedHeaders(incoming).flat()];
}
