import { createRoute, z } from '@hono/zod-openapi';
import {
  PublishRequest,
  ReleaseList,
  ReleaseSummary,
  ReleasesSummary,
} from '@lapidary/shared/publishing/release';
import { requireMerchant } from '../platform/auth.ts';
import { createRouter, problemResponse, type Router } from '../platform/http.ts';
import { eventRoutes } from './event-routes.ts';
import { getPublishRequest, getRelease, listReleases } from './read-releases.ts';
import { summariseReleases } from './summarise-releases.ts';

const shared = {
  tags: ['Publishing'],
  middleware: requireMerchant,
  security: [{ bearerAuth: [] }],
};
const guarded = {
  401: problemResponse('Not signed in'),
  403: problemResponse('Not a merchant'),
};
const byId = z.object({ id: z.string().min(1).max(40) });

const requestRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/publishing/requests/{id}',
  summary: 'How a publish request stands',
  request: { params: byId },
  responses: {
    200: { description: 'The request', content: { 'application/json': { schema: PublishRequest } } },
    ...guarded,
    404: problemResponse('No such request'),
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
    ...guarded,
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
    ...guarded,
  },
});

const releaseRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/releases/{id}',
  summary: 'One release',
  request: { params: byId },
  responses: {
    200: { description: 'The release', content: { 'application/json': { schema: ReleaseSummary } } },
    ...guarded,
    404: problemResponse('No such release'),
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
