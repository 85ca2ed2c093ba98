import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from './app-error.ts';
import { createRouter, problemResponse, type Router } from './http.ts';
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

const ready = createRoute({
  method: 'get',
  path: '/ready',
  tags: ['Operations'],
  summary: 'Whether the database can be reached',
  responses: { 200: status('ready'), 503: problemResponse('The database cannot be reached') },
});

export function healthRoutes(): Router {
  const router = createRouter();
  router.openapi(health, (c) => c.json({ status: 'ok' as const }, 200, { 'cache-control': 'no-store' }));
  router.openapi(ready, async (c) => {
    try {
      await select({ database: c.var.services.database }, 'SELECT 1 AS one');
    } catch (cause) {
      throw new AppError('unavailable', 'The database cannot be reached.', { cause, retryAfter: 5 });
    }
    return c.json({ status: 'ready' as const }, 200, { 'cache-control': 'no-store' });
  });
  return router;
}
