import type { Context, MiddlewareHandler } from 'hono';
import type { HttpEnv } from '../http.ts';

/** Looks at a request before its route does. @throws AppError when the request goes no further. */
export type Guard = (c: Context<HttpEnv>) => void | Promise<void>;

/** Asks guards one after the other. As a middleware each would cost several promises, and most have nothing to wait for. */
export const inOneStep =
  (...guards: readonly Guard[]): MiddlewareHandler<HttpEnv> =>
  async (c, next) => {
    for (const guard of guards) {
      const asking = guard(c);
      if (asking) await asking;
    }
    await next();
  };
