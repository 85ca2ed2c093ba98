import { createRoute } from '@hono/zod-openapi';
import {
  ShippingMethod,
  ShippingMethodInput,
  ShippingMethodList,
} from '@lapidary/shared/pricing/shipping-method';
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
import { changeShippingMethod } from './change-shipping-method.ts';
import { createShippingMethod } from './create-shipping-method.ts';
import { deleteShippingMethod } from './delete-shipping-method.ts';
import { managerOnly } from './manager-only.ts';
import { selectShippingMethods } from './shipping-rows.ts';

const list = createRoute({
  ...managerOnly,
  method: 'get',
  path: '/admin/shipping-methods',
  summary: 'Shipping methods in their order, active or not',
  responses: {
    200: jsonResponse('All of them', ShippingMethodList),
    ...problems(MANAGER),
  },
});

const create = createRoute({
  ...managerOnly,
  method: 'post',
  path: '/admin/shipping-methods',
  summary: 'Add a shipping method',
  request: { body: jsonBody(ShippingMethodInput) },
  responses: {
    201: { ...jsonResponse('The shipping method', ShippingMethod), ...ETAG },
    ...problems(MANAGER),
  },
});

const change = createRoute({
  ...managerOnly,
  method: 'put',
  path: '/admin/shipping-methods/{id}',
  summary: 'Replace a shipping method; orders keep theirs',
  description: 'If-Match holds the version that the edit started from, in quotes.',
  request: {
    params: idParam,
    headers: ifMatchHeader,
    body: jsonBody(ShippingMethodInput),
  },
  responses: {
    200: { ...jsonResponse('The shipping method', ShippingMethod), ...ETAG },
    ...problems(MANAGER, 'not_found', 'version_stale', 'version_required'),
  },
});

const remove = createRoute({
  ...managerOnly,
  method: 'delete',
  path: '/admin/shipping-methods/{id}',
  summary: 'Take a shipping method away; orders keep theirs',
  request: { params: idParam },
  responses: {
    204: { description: 'Deleted' },
    ...problems(MANAGER, 'not_found'),
  },
});

export function shippingRoutes(): Router {
  const router = createRouter();
  router.openapi(list, async (c) => {
    const { database } = c.var.services;
    return c.json({ shippingMethods: await selectShippingMethods({ database }) }, 200);
  });
  router.openapi(create, async (c) => {
    const input = { actor: c.var.actor.customerId, input: c.req.valid('json') };
    const method = await createShippingMethod(c.var.services, input);
    return c.json(method, 201, etagOf(method));
  });
  router.openapi(change, async (c) => {
    const method = await changeShippingMethod(c.var.services, {
      actor: c.var.actor.customerId,
      id: c.req.valid('param').id,
      version: versionOf(c.req.valid('header')['if-match']),
      input: c.req.valid('json'),
    });
    return c.json(method, 200, etagOf(method));
  });
  router.openapi(remove, async (c) => {
    const { id } = c.req.valid('param');
    await deleteShippingMethod(c.var.services, { actor: c.var.actor.customerId, id });
    return c.body(null, 204);
  });
  return router;
}
