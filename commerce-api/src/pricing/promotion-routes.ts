import { createRoute } from '@hono/zod-openapi';
import { Promotion, PromotionInput, PromotionList } from '@lapidary/shared/pricing/promotion';
import {
  createRouter,
  ETAG,
  idParam,
  ifMatchHeader,
  jsonBody,
  jsonResponse,
  type Router,
} from '../platform/http.ts';
import { etagOf, versionOf } from '../platform/if-match.ts';
import { MANAGER, problems } from '../platform/problem-answers.ts';
import { changePromotion } from './change-promotion.ts';
import { createPromotion } from './create-promotion.ts';
import { deletePromotion } from './delete-promotion.ts';
import { managerOnly } from './manager-only.ts';
import { selectPromotions } from './promotion-rows.ts';

const list = createRoute({
  ...managerOnly,
  method: 'get',
  path: '/admin/promotions',
  summary: 'Promotion codes, newest first',
  responses: {
    200: jsonResponse('All of them', PromotionList),
    ...problems(MANAGER),
  },
});

const create = createRoute({
  ...managerOnly,
  method: 'post',
  path: '/admin/promotions',
  summary: 'Add a promotion code',
  request: { body: jsonBody(PromotionInput) },
  responses: {
    201: { ...jsonResponse('The promotion', Promotion), ...ETAG },
    ...problems(MANAGER, { conflict: 'another promotion has the code' }),
  },
});

const change = createRoute({
  ...managerOnly,
  method: 'put',
  path: '/admin/promotions/{id}',
  summary: 'Replace the terms of a promotion; its uses stay counted',
  description: 'If-Match holds the version that the edit started from, in quotes.',
  request: {
    params: idParam,
    headers: ifMatchHeader,
    body: jsonBody(PromotionInput),
  },
  responses: {
    200: { ...jsonResponse('The promotion', Promotion), ...ETAG },
    ...problems(
      MANAGER,
      'not_found',
      { conflict: 'another promotion has the code' },
      'version_stale',
      'version_required',
    ),
  },
});

const remove = createRoute({
  ...managerOnly,
  method: 'delete',
  path: '/admin/promotions/{id}',
  summary: 'Take a promotion away; orders keep their discount',
  request: { params: idParam },
  responses: {
    204: { description: 'Deleted' },
    ...problems(MANAGER, 'not_found'),
  },
});

export function promotionRoutes(): Router {
  const router = createRouter();
  router.openapi(list, async (c) => {
    const { database } = c.var.services;
    return c.json({ promotions: await selectPromotions({ database }) }, 200);
  });
  router.openapi(create, async (c) => {
    const input = { actor: c.var.actor.customerId, input: c.req.valid('json') };
    const promotion = await createPromotion(c.var.services, input);
    return c.json(promotion, 201, etagOf(promotion));
  });
  router.openapi(change, async (c) => {
    const promotion = await changePromotion(c.var.services, {
      actor: c.var.actor.customerId,
      id: c.req.valid('param').id,
      version: versionOf(c.req.valid('header')['if-match']),
      input: c.req.valid('json'),
    });
    return c.json(promotion, 200, etagOf(promotion));
  });
  router.openapi(remove, async (c) => {
    const { id } = c.req.valid('param');
    await deletePromotion(c.var.services, { actor: c.var.actor.customerId, id });
    return c.body(null, 204);
  });
  return router;
}
