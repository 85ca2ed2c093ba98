import { createRoute, z } from '@hono/zod-openapi';
import {
  PublishRequest,
  ReleaseList,
  ReleaseSummary,
  ReleasesSummary,
} from '@lapidary/shared/publishing/release';
import { requireMerchant } from '../platform/auth.ts';
import { createRouter, idParam, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { eventRoutes } from './event-routes.ts';
import { getPublishRequest, getRelease, listReleases } from './read-releases.ts';
import { summariseReleases } from './summarise-releases.ts';

const shared = {
  tags: ['Publishing'],
  middleware: requireMerchant,
  security: [{ bearerAuth: [] }],
};

const requestRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/publishing/requests/{id}',
  summary: 'How a publish request stands',
  request: { params: idParam },
  responses: {
    200: { description: 'The request', content: { 'application/json': { schema: PublishRequest } } },
    ...problems(MERCHANT, 'not_found'),
  },
});

const summaryRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/publishing/summary',
  summary: 'How quickly the last releases were live',
  responses: {
    200: {
      description: 'Median and 95th percentile',
      content: { 'application/json': { schema: ReleasesSummary } },
    },
    ...problems(MERCHANT),
  },
});

const listRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/releases',
  summary: 'Releases with their receipts, newest first',
  request: {
    query: z.object({
      cursor: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
  },
  responses: {
    200: { description: 'A page of releases', content: { 'application/json': { schema: ReleaseList } } },
    ...problems(MERCHANT),
  },
});

const releaseRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/releases/{id}',
  summary: 'One release',
  request: { params: idParam },
  responses: {
    200: { description: 'The release', content: { 'application/json': { schema: ReleaseSummary } } },
    ...problems(MERCHANT, 'not_found'),
  },
});

export function publishingRoutes(): Router {
  const router = createRouter();
  router.route('/', eventRoutes());
  router.openapi(requestRoute, async (c) => {
    const { database } = c.var.services;
    return c.json(await getPublishRequest({ database }, c.req.valid('param').id), 200);
  });
  router.openapi(summaryRoute, async (c) =>
    c.json(await summariseReleases({ database: c.var.services.database }), 200),
  );
  router.openapi(listRoute, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    return c.json(await listReleases({ database: c.var.services.database }, { cursor, limit }), 200);
  });
  router.openapi(releaseRoute, async (c) => {
    const { database } = c.var.services;
    return c.json(await getRelease({ database }, c.req.valid('param').id), 200);
  });
  return router;
}
