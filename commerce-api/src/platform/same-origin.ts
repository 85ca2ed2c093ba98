import type { MiddlewareHandler } from 'hono';
import { AppError } from './app-error.ts';
import type { HttpEnv } from './http.ts';

const READS = ['GET', 'HEAD', 'OPTIONS'];

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

/**
 * Refuses state-changing requests that a browser sends from another site, for routes that trust a cookie. A request
 * without these headers is no browser's and carries no victim's cookie.
 * `X-Forwarded-Host` may be trusted here: a foreign page cannot set it without a preflight, which nobody grants.
 */
export const sameOrigin: MiddlewareHandler<HttpEnv> = (c, next) => {
  if (!READS.includes(c.req.method)) {
    const origin = c.req.header('origin');
    const host = c.req.header('x-forwarded-host') ?? c.req.header('host');
    const own =
      origin === undefined ||
      origin === new URL(c.get('services').settings.publicUrl).origin ||
      (host !== undefined && hostOf(origin) === host);
    if (!own || c.req.header('sec-fetch-site') === 'cross-site') {
      throw new AppError('forbidden', 'Only pages of the shop itself may do this.');
    }
  }
  return next();
};
