import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
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

/** Headers of every answer. A route may bring its own Content-Security-Policy and Cache-Control, else nothing is kept. */
export const securityHeaders: MiddlewareHandler<HttpEnv> = async (c, next) => {
  await always(c, next);
  if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', NO_PAGE);
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
};
