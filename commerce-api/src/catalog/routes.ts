import { createRoute, z } from '@hono/zod-openapi';
import { AdminProduct, AdminProductList } from '@lapidary/shared/catalog/admin-product';
import { PublishRequest } from '@lapidary/shared/publishing/release';
import { requireMerchant } from '../platform/auth.ts';
import { createRouter, problemResponse, type Router } from '../platform/http.ts';
import { etagOf, versionOf } from '../platform/if-match.ts';
import { getPublishRequest } from '../publishing/index.ts';
import { createProduct } from './create-product.ts';
import { deleteProduct } from './delete-product.ts';
import { getProduct } from './get-product.ts';
import { listProducts } from './list-products.ts';
import { listingRoutes } from './listing-routes.ts';
import { publishProducts } from './publish-products.ts';
import { rollBack } from './roll-back.ts';
import { saveProduct } from './save-product.ts';
import { scheduleRoutes } from './schedule-routes.ts';
import { unpublishProduct } from './unpublish-product.ts';

const shared = {
  tags: ['Catalog'],
  middleware: requireMerchant,
  security: [{ bearerAuth: [] }],
};
const guarded = {
  401: problemResponse('Not signed in'),
  403: problemResponse('Not a merchant'),
};
const missing = { 404: problemResponse('No such product') };
const refused = {
  400: problemResponse('The document is not valid; `fields` names what'),
  409: problemResponse('The slug is taken'),
};
const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
const byId = z.object({ id: z.string().min(1).max(40) });
/** Checked by the use case, which first gives new variants their ids; here it only documents the body. */
const documentBody = {
  required: true,
  content: { 'application/json': { schema: z.unknown().openapi({ type: 'object' }) } },
};

const listRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/products',
  summary: 'Products, newest first',
  request: {
    query: z.object({
      query: z.string().trim().max(100).default(''),
      cursor: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: { 200: json(AdminProductList, 'A page of products'), ...guarded },
});

const createProductRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/products',
  summary: 'Save a new product as a draft',
  description: 'The body is a product document; a variant without an id is new and gets one.',
  request: { body: documentBody },
  responses: { 201: json(AdminProduct, 'The draft'), ...guarded, ...refused },
});

const getRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/products/{id}',
  summary: 'One product with its draft; the ETag is its version',
  request: { params: byId },
  responses: { 200: json(AdminProduct, 'The product'), ...guarded, ...missing },
});

const saveRoute = createRoute({
  ...shared,
  method: 'put',
  path: '/admin/products/{id}',
  summary: 'Replace the draft of a product',
  description: 'If-Match holds the ETag of the version that the edit started from.',
  request: { params: byId, headers: z.object({ 'if-match': z.string().optional() }), body: documentBody },
  responses: {
    200: json(AdminProduct, 'The draft as saved'),
    ...guarded,
    ...missing,
    ...refused,
    412: problemResponse('The draft has moved on'),
    428: problemResponse('If-Match is missing'),
  },
});

const deleteRoute = createRoute({
  ...shared,
  method: 'delete',
  path: '/admin/products/{id}',
  summary: 'Delete a product that is not live',
  request: { params: byId },
  responses: { 204: { description: 'Deleted' }, ...guarded, ...missing, 409: problemResponse('It is live') },
});

const publishRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/products/{id}/publish',
  summary: 'Publish the draft',
  request: { params: byId },
  responses: { 202: json(PublishRequest, 'Under way'), ...guarded, ...missing, ...refused },
});

const unpublishRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/products/{id}/unpublish',
  summary: 'Take the product off the shop',
  request: { params: byId },
  responses: {
    202: json(PublishRequest, 'Under way'),
    ...guarded,
    ...missing,
    409: problemResponse('Not live'),
  },
});

const publishManyRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/publishes',
  summary: 'Publish the drafts of several products together',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({ productIds: z.array(z.string().min(1).max(40)).min(1).max(1000) }),
        },
      },
    },
  },
  responses: { 202: json(PublishRequest, 'Under way'), ...guarded, ...missing, ...refused },
});

const rollBackRoute = createRoute({
  ...shared,
  tags: ['Publishing'],
  method: 'post',
  path: '/admin/releases/{id}/rollback',
  summary: 'Bring back what a release showed; orders and stock stay',
  request: { params: byId },
  responses: {
    202: json(PublishRequest, 'Under way'),
    ...guarded,
    404: problemResponse('No such release'),
    409: problemResponse('The shop shows what that release showed already'),
  },
});

export function catalogRoutes(): Router {
  const router = createRouter();
  router.route('/', listingRoutes());
  router.route('/', scheduleRoutes());
  router.openapi(listRoute, async (c) => {
    const { query, cursor, limit } = c.req.valid('query');
    return c.json(await listProducts({ database: c.var.services.database }, { query, cursor, limit }), 200);
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
