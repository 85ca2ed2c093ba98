import { createRoute, z } from '@hono/zod-openapi';
import { Schedule, ScheduleList, ScheduleProduct } from '@lapidary/shared/publishing/schedule';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, idParam, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { cancelSchedule } from './cancel-schedule.ts';
import { listSchedules } from './read-schedules.ts';
import { scheduleProduct } from './schedule-product.ts';

const shared = { tags: ['Schedules'], middleware: requireMerchant, security: BEARER };

const scheduleRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/products/{id}/schedule',
  summary: 'Publish or unpublish a product at a time to come',
  description: 'At that time the draft is published as it is then, in the name of who scheduled it.',
  request: { params: idParam, body: jsonBody(ScheduleProduct) },
  responses: {
    201: jsonResponse('Scheduled', Schedule),
    ...problems(MERCHANT, 'not_found', { conflict: 'the product is archived' }),
  },
});

const listRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/schedules',
  summary: 'What is scheduled, and what could not be done at its time, the earliest first',
  request: { query: z.object({ productId: z.string().min(1).max(40).optional() }) },
  responses: {
    200: jsonResponse('Schedules', ScheduleList),
    ...problems(MERCHANT),
  },
});

const cancelRoute = createRoute({
  ...shared,
  method: 'delete',
  path: '/admin/schedules/{id}',
  summary: 'Cancel what is scheduled, or put away what could not be done',
  request: { params: idParam },
  responses: {
    204: { description: 'Cancelled' },
    ...problems(MERCHANT, 'not_found', { conflict: 'it has been done' }),
  },
});

export function scheduleRoutes(): Router {
  const router = createRouter();
  router.openapi(scheduleRoute, async (c) => {
    const input = {
      actor: c.var.actor.customerId,
      productId: c.req.valid('param').id,
      ...c.req.valid('json'),
    };
    return c.json(await scheduleProduct(c.var.services, input), 201);
  });
  router.openapi(listRoute, async (c) => {
    const { database } = c.var.services;
    return c.json({ schedules: await listSchedules({ database }, c.req.valid('query').productId) }, 200);
  });
  router.openapi(cancelRoute, async (c) => {
    await cancelSchedule(c.var.services, { actor: c.var.actor.customerId, id: c.req.valid('param').id });
    return c.body(null, 204);
  });
  return router;
}
