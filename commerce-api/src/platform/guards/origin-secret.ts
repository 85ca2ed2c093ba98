import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Settings } from '../../settings.ts';
import { AppError } from '../app-error.ts';
import type { HttpEnv } from '../http.ts';

/** Asked by the container service itself, which knows no secret. */
const OPEN_TO_ALL = ['/api/health', '/api/ready'];

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Lets in only what has come through the edge, where the firewall is. Two secrets are good at a time, so that the
 * edge can be given a new one without a gap.
 */
export function requireOriginSecret({
  originSecrets,
}: Pick<Settings, 'originSecrets'>): MiddlewareHandler<HttpEnv> {
  const known = originSecrets.map(digest);
  return async (c, next) => {
    if (known.length > 0 && !OPEN_TO_ALL.includes(c.req.path)) {
      const given = digest(c.req.header('x-origin-secret') ?? '');
      if (!known.some((secret) => timingSafeEqual(secret, given))) {
        throw new AppError('forbidden', 'The API is reached through the shop’s own address.');
      }
    }
    await next();
  };
}
