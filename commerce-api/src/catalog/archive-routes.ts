import { createRoute } from '@hono/zod-openapi';
import { AdminProduct, ArchivedProduct } from '@lapidary/shared/catalog/admin-product';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, ETAG, idParam, jsonResponse, type Router } from '../platform/http.ts';
import { etagOf } from '../platform/if-match.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { getPublishRequest } from '../publishing/index.ts';
import { archiveProduct, restoreProduct } from './archive-product.ts';

const shared = { tags: ['Catalog'], middleware: requireMerchant, security: BEARER };

const archiveRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/products/{id}/archive',
  summary: 'Put a product away: off the shop and out of the lists',
  request: { params: idParam },
  responses: {
    200: { ...jsonResponse('The product, and the request that takes it off', ArchivedProduct), ...ETAG },
    ...problems(MERCHANT, 'not_found', { conflict: 'it is archived already' }),
  },
});

const restoreRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/products/{id}/restore',
  summary: 'Bring an archived product back, as a draft',
  request: { params: idParam },
  responses: {
    200: { ...jsonResponse('The product', AdminProduct), ...ETAG },
    ...problems(MERCHANT, 'not_found', { conflict: 'it is not archived' }),
  },
});

/** Putting products away, and bringing them back. */
export function archiveRoutes(): Router {
  const router = createRouter();
  router.openapi(archiveRoute, async (c) => {
    const { services, actor } = c.var;
    const input = { actor: actor.customerId, id: c.req.valid('param').id };
    const { product, publishRequestId: id } = await archiveProduct(services, input);
    const publishRequest = id === null ? null : await getPublishRequest({ database: services.database }, id);
    return c.json({ product, publishRequest }, 200, etagOf(product));
  });
  router.openapi(restoreRoute, async (c) => {
    const input = { actor: c.var.actor.customerId, id: c.req.valid('param').id };
    const product = await restoreProduct(c.var.services, input);
    return c.json(product, 200, etagOf(product));
  });
  return router;
}
