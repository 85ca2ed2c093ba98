import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from './app-error.ts';
import { createRouter, type Router } from './http.ts';
import { problems } from './problem-answers.ts';
import { select } from './sql.ts';

const status = (value: string) => ({
  description: 'As asked',
  content: { 'application/json': { schema: z.object({ status: z.literal(value) }) } },
});

const health = createRoute({
  method: 'get',
  path: '/health',
  tags: ['Operations'],
  summary: 'Whether the process is up',
  responses: { 200: status('ok') },
});

const readiness = z.object({
  status: z.literal('ready'),
  /** Guests can buy without it, so a node that waits for Cognito is ready all the same. */
  signIn: z.enum(['ready', 'waiting_for_keys']),
});

const ready = createRoute({
  method: 'get',
  path: '/ready',
  tags: ['Operations'],
  summary: 'Whether the process can serve: it stays, and its database can be reached',
  responses: {
    200: { description: 'As asked', content: { 'application/json': { schema: readiness } } },
    ...problems({ unavailable: 'the database cannot be reached, or the process is about to end' }),
  },
});

export function healthRoutes(): Router {
  const router = createRouter();
  router.openapi(health, (c) => c.json({ status: 'ok' as const }, 200));
  router.openapi(ready, async (c) => {
    const { database, draining } = c.var.services;
    if (draining?.aborted)
      throw new AppError('unavailable', 'This process is about to end.', { retryAfter: 5 });
    try {
      await select({ database }, 'SELECT 1 AS one');
    } catch (cause) {
      throw new AppError('unavailable', 'The database cannot be reached.', { cause, retryAfter: 5 });
    }
    const signIn = c.var.services.accessTokens.hydrated ? 'ready' : 'waiting_for_keys';
    return c.json({ status: 'ready' as const, signIn } as const, 200);
  });
  return router;
}
