import type { MiddlewareHandler } from 'hono';
import { setAnswerHeader } from './answer-header.ts';
import type { HttpEnv } from './http.ts';
import { newId } from './ids.ts';
import type { Services } from './services.ts';

const PREVIEWS = '/api/previews/';
/** Whoever has the link of a preview may see it: logs must not hand it out. */
const loggedPath = (path: string): string => (path.startsWith(PREVIEWS) ? `${PREVIEWS}…` : path);

const REQUEST_ID = /^[\w-]{8,64}$/;

/** Gives the request its services, an id (the caller's `X-Request-Id` if it is a sane one) and one log line. */
export function requestLog(services: Services): MiddlewareHandler<HttpEnv> {
  // Its fields are known, and hold nothing to blank.
  const lines = services.log.child({}, { redact: [] });
  return async (c, next) => {
    const offered = c.req.header('x-request-id') ?? '';
    const requestId = REQUEST_ID.test(offered) ? offered : newId();
    c.set('services', services);
    c.set('requestId', requestId);
    setAnswerHeader(c, 'x-request-id', requestId);
    const startedAt = performance.now();
    await next();
    // A connection that is kept would hold up a process that is about to end.
    if (services.draining?.aborted) c.header('connection', 'close');
    const ms = Math.round((performance.now() - startedAt) * 10) / 10;
    const { status } = c.res;
    services.metrics?.record(c.req.path, status, ms);
    lines.info({ requestId, method: c.req.method, path: loggedPath(c.req.path), status, ms }, 'request');
  };
}
