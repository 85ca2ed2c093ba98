import { createRoute, z } from '@hono/zod-openapi';
import { ReleaseChanges } from '@lapidary/shared/publishing/release-changes';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, idParam, jsonResponse, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { readReleaseChanges } from './read-release-changes.ts';

const changesRoute = createRoute({
  tags: ['Publishing'],
  middleware: requireMerchant,
  security: BEARER,
  method: 'get',
  path: '/admin/releases/{id}/changes',
  summary: 'What a release says otherwise than the one before',
  description: 'Pieces page by page; categories and collections come with the first page.',
  request: {
    params: idParam,
    query: z.object({
      cursor: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
  },
  responses: {
    200: jsonResponse('A page of changes', ReleaseChanges),
    ...problems(MERCHANT, 'not_found'),
  },
});

export function releaseChangeRoutes(): Router {
  const router = createRouter();
  router.openapi(changesRoute, async (c) => {
    const input = { releaseId: c.req.valid('param').id, ...c.req.valid('query') };
    return c.json(await readReleaseChanges(c.var.services, input), 200);
  });
  return router;
}
