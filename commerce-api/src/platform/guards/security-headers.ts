import { Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { setAnswerHeader } from '../answer-header.ts';
import type { HttpEnv } from '../http.ts';

const YEAR_SECONDS = 31_536_000;
/** What the API answers is no page: nothing in it may load, run, or be framed. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

const always = secureHeaders({
  strictTransportSecurity: `max-age=${YEAR_SECONDS}; includeSubDomains`,
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
});

/** What the library adds to an answer, found out once. */
const sample = await new Hono()
  .use(always)
  .get('/', (c) => c.body(null))
  .request('/');

const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ...sample.headers,
  ['content-security-policy', NO_PAGE],
  ['cache-control', 'no-store'],
];

/**
 * Headers of every answer. A route may bring its own Content-Security-Policy and Cache-Control, else nothing is kept.
 * They are set before the route runs: a header that comes later takes the answer apart and puts it together again, which
 * costs more than reading a bag.
 */
export const securityHeaders: MiddlewareHandler<HttpEnv> = (c, next) => {
  for (const [name, value] of HEADERS) setAnswerHeader(c, name, value);
  return next();
};
