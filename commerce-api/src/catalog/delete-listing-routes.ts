import { createRoute, z } from '@hono/zod-openapi';
import { Category } from '@lapidary/shared/catalog/category';
import { Collection } from '@lapidary/shared/catalog/collection';
import { DeletedListing, ListingUse } from '@lapidary/shared/catalog/save-listing';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, jsonResponse, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { getPublishRequest } from '../publishing/index.ts';
import { deleteListing, readListingUse } from './delete-listing.ts';

const shared = { tags: ['Catalog'], middleware: requireMerchant, security: BEARER };
const category = { ...shared, request: { params: Category.pick({ slug: true }) } };
const collection = { ...shared, request: { params: Collection.pick({ slug: true }) } };

const use = {
  method: 'get',
  responses: {
    200: jsonResponse('How many pieces would lose it', ListingUse),
    ...problems(MERCHANT, 'not_found'),
  },
} as const;

const deletion = {
  method: 'delete',
  description: 'Its pieces stay, in their drafts and in the shop. Its page is gone; it is published at once.',
  responses: {
    200: jsonResponse(
      'How many pieces have lost it or moved, and the request that publishes it',
      DeletedListing,
    ),
    ...problems(MERCHANT, 'not_found', { conflict: 'more pieces are in it than can be changed at once' }),
  },
} as const;

const categoryUseRoute = createRoute({
  ...category,
  ...use,
  path: '/admin/categories/{slug}/use',
  summary: 'What deleting a category would do',
});
const collectionUseRoute = createRoute({
  ...collection,
  ...use,
  path: '/admin/collections/{slug}/use',
  summary: 'What deleting a collection would do',
});
const deleteCategoryRoute = createRoute({
  ...category,
  ...deletion,
  request: {
    ...category.request,
    query: z.object({
      moveTo: Category.shape.slug.optional().openapi({
        description: 'The category that its pieces move to; without it they stay without one',
        example: 'rings',
      }),
    }),
  },
  path: '/admin/categories/{slug}',
  summary: 'Delete a category',
});
const deleteCollectionRoute = createRoute({
  ...collection,
  ...deletion,
  path: '/admin/collections/{slug}',
  summary: 'Delete a collection',
});

/** Taking categories and collections away. */
export function deleteListingRoutes(): Router {
  const router = createRouter();
  router.openapi(categoryUseRoute, async (c) => {
    const named = { kind: 'category', slug: c.req.valid('param').slug } as const;
    return c.json(await readListingUse({ database: c.var.services.database }, named), 200);
  });
  router.openapi(collectionUseRoute, async (c) => {
    const named = { kind: 'collection', slug: c.req.valid('param').slug } as const;
    return c.json(await readListingUse({ database: c.var.services.database }, named), 200);
  });
  router.openapi(deleteCategoryRoute, async (c) => {
    const { services, actor } = c.var;
    const { slug } = c.req.valid('param');
    const { moveTo = null } = c.req.valid('query');
    const input = { actor: actor.customerId, kind: 'category', slug, moveTo } as const;
    const { products, publishRequestId } = await deleteListing(services, input);
    const on = { database: services.database };
    return c.json({ products, publishRequest: await getPublishRequest(on, publishRequestId) }, 200);
  });
  router.openapi(deleteCollectionRoute, async (c) => {
    const { services, actor } = c.var;
    const input = { actor: actor.customerId, kind: 'collection', slug: c.req.valid('param').slug } as const;
    const { products, publishRequestId } = await deleteListing(services, input);
    const on = { database: services.database };
    return c.json({ products, publishRequest: await getPublishRequest(on, publishRequestId) }, 200);
  });
  return router;
}
