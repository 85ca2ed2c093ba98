import { inspect } from 'node:util';
import type { MiddlewareHandler } from 'hono';

/**
 * Turns whatever a handler throws into an Error. Hono gives nothing else to `onError`: a thrown value of another kind
 * (zod-to-openapi has such classes) would leave the app, unlogged and without a problem+json answer.
 */
export const errorsOnly: MiddlewareHandler = (_c, next) =>
  next().catch((thrown: unknown) => {
    if (thrown instanceof Error) throw thrown;
    throw new Error(`thrown, but not an Error: ${inspect(thrown)}`, { cause: thrown });
  });
