import { createRoute, z } from '@hono/zod-openapi';
import {
  AdminProduct,
  AdminProductList,
  ProductFilter,
  PublishProducts,
} from '@lapidary/shared/catalog/admin-product';
import { NEW_DOCUMENT_EXAMPLE } from '@lapidary/shared/catalog/product';
import { PublishRequest } from '@lapidary/shared/publishing/release';
import { requireMerchant } from '../platform/auth.ts';
import {
  BEARER,
  createRouter,
  ETAG,
  idParam,
  ifMatchHeader,
  jsonBody,
  jsonResponse,
  type Router,
} from '../platform/http.ts';
import { etagOf, versionOf } from '../platform/if-match.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { getPublishRequest } from '../publishing/index.ts';
import { archiveRoutes } from './archive-routes.ts';
import { bulkRoutes } from './bulk-routes.ts';
import { createProduct } from './create-product.ts';
import { deleteListingRoutes } from './delete-listing-routes.ts';
import { deleteProduct } from './delete-product.ts';
import { getProduct } from './get-product.ts';
import { importRoutes } from './import-routes.ts';
import { listProducts } from './list-products.ts';
import { listingRoutes } from './listing-routes.ts';
import { publishProducts } from './publish-products.ts';
import { releaseChangeRoutes } from './release-change-routes.ts';
import { rollBack } from './roll-back.ts';
import { saveProduct } from './save-product.ts';
import { scheduleRoutes } from './schedule-routes.ts';
import { unpublishProduct } from './unpublish-product.ts';

const shared = {
  tags: ['Catalog'],
  middleware: requireMerchant,
  security: BEARER,
};
const ARCHIVED = { conflict: 'a product is archived' };
/** Checked by the use case, which first gives new variants their ids; here it only documents the body. */
const documentBody = {
  required: true,
  content: {
    'application/json': { schema: z.unknown().openapi({ type: 'object', examples: [NEW_DOCUMENT_EXAMPLE] }) },
  },
};

const listRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/products',
  summary: 'Products, newest first',
  request: {
    query: z.object({
      query: z.string().trim().max(100).default(''),
      category: ProductFilter.shape.category,
      status: ProductFilter.shape.status,
      cursor: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: {
    200: jsonResponse('A page of products', AdminProductList),
    ...problems(MERCHANT),
  },
});

const createProductRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/products',
  summary: 'Save a new product as a draft',
  description: 'The body is a product document; a variant without an id is new and gets one.',
  request: { body: documentBody },
  responses: {
    201: { ...jsonResponse('The draft', AdminProduct), ...ETAG },
    ...problems(MERCHANT, 'slug_taken'),
  },
});

const getRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/products/{id}',
  summary: 'One product with its draft; the ETag is its version',
  request: { params: idParam },
  responses: {
    200: { ...jsonResponse('The product', AdminProduct), ...ETAG },
    ...problems(MERCHANT, 'not_found'),
  },
});

const saveRoute = createRoute({
  ...shared,
  method: 'put',
  path: '/admin/products/{id}',
  summary: 'Replace the draft of a product',
  description: 'If-Match holds the ETag of the version that the edit started from.',
  request: { params: idParam, headers: ifMatchHeader, body: documentBody },
  responses: {
    200: { ...jsonResponse('The draft as saved', AdminProduct), ...ETAG },
    ...problems(MERCHANT, 'not_found', 'slug_taken', 'version_stale', 'version_required'),
  },
});

const deleteRoute = createRoute({
  ...shared,
  method: 'delete',
  path: '/admin/products/{id}',
  summary: 'Delete a product that is not live',
  request: { params: idParam },
  responses: {
    204: { description: 'Deleted' },
    ...problems(MERCHANT, 'not_found', { conflict: 'it is live' }),
  },
});

const publishRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/products/{id}/publish',
  summary: 'Publish the draft',
  request: { params: idParam },
  responses: {
    202: jsonResponse('Under way', PublishRequest),
    ...problems(MERCHANT, 'not_found', 'slug_taken', ARCHIVED),
  },
});

const unpublishRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/products/{id}/unpublish',
  summary: 'Take the product off the shop',
  request: { params: idParam },
  responses: {
    202: jsonResponse('Under way', PublishRequest),
    ...problems(MERCHANT, 'not_found', { conflict: 'it is not live' }),
  },
});

const publishManyRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/publishes',
  summary: 'Publish the drafts of several products together',
  request: {
    body: jsonBody(PublishProducts),
  },
  responses: {
    202: jsonResponse('Under way', PublishRequest),
    ...problems(MERCHANT, 'not_found', 'slug_taken', ARCHIVED),
  },
});

const rollBackRoute = createRoute({
  ...shared,
  tags: ['Publishing'],
  method: 'post',
  path: '/admin/releases/{id}/rollback',
  summary: 'Bring back what a release showed; orders and stock stay',
  request: { params: idParam },
  responses: {
    202: jsonResponse('Under way', PublishRequest),
    ...problems(MERCHANT, 'not_found', {
      conflict: 'the shop shows what that release showed already',
      slug_taken: 'another product has an address of then',
    }),
  },
});

export function catalogRoutes(): Router {
  const router = createRouter();
  router.route('/', listingRoutes());
  router.route('/', scheduleRoutes());
  router.route('/', importRoutes());
  router.route('/', bulkRoutes());
  router.route('/', archiveRoutes());
  router.route('/', deleteListingRoutes());
  router.route('/', releaseChangeRoutes());
  router.openapi(listRoute, async (c) => {
    const { cursor, limit, ...filter } = c.req.valid('query');
    return c.json(await listProducts({ database: c.var.services.database }, { filter, cursor, limit }), 200);
  });
  router.openapi(createProductRoute, async (c) => {
    const actor = c.var.actor.customerId;
    const product = await createProduct(c.var.services, { actor, document: c.req.valid('json') });
    return c.json(product, 201, etagOf(product));
  });
  router.openapi(getRoute, async (c) => {
    const product = await getProduct(c.var.services, c.req.valid('param').id);
    return c.json(product, 200, etagOf(product));
  });
  router.openapi(saveRoute, async (c) => {
    const product = await saveProduct(c.var.services, {
      actor: c.var.actor.customerId,
      id: c.req.valid('param').id,
      version: versionOf(c.req.valid('header')['if-match']),
      document: c.req.valid('json'),
    });
    return c.json(product, 200, etagOf(product));
  });
  router.openapi(deleteRoute, async (c) => {
    await deleteProduct(c.var.services, { actor: c.var.actor.customerId, id: c.req.valid('param').id });
    return c.body(null, 204);
  });
  router.openapi(publishRoute, async (c) => {
    const input = { actor: c.var.actor.customerId, productIds: [c.req.valid('param').id] };
    const requestId = await publishProducts(c.var.services, input);
    return c.json(await getPublishRequest({ database: c.var.services.database }, requestId), 202);
  });
  router.openapi(unpublishRoute, async (c) => {
    const input = { actor: c.var.actor.customerId, id: c.req.valid('param').id };
    const requestId = await unpublishProduct(c.var.services, input);
    return c.json(await getPublishRequest({ database: c.var.services.database }, requestId), 202);
  });
  router.openapi(publishManyRoute, async (c) => {
    const { productIds } = c.req.valid('json');
    const requestId = await publishProducts(c.var.services, { actor: c.var.actor.customerId, productIds });
    return c.json(await getPublishRequest({ database: c.var.services.database }, requestId), 202);
  });
  router.openapi(rollBackRoute, async (c) => {
    const input = { actor: c.var.actor.customerId, releaseId: c.req.valid('param').id };
    const requestId = await rollBack(c.var.services, input);
    return c.json(await getPublishRequest({ database: c.var.services.database }, requestId), 202);
  });
  return router;
}
