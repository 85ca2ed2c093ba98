import { createRoute } from '@hono/zod-openapi';
import { Category, CategoryList } from '@lapidary/shared/catalog/category';
import { Collection, CollectionList } from '@lapidary/shared/catalog/collection';
import { ListingText, SavedCategory, SavedCollection } from '@lapidary/shared/catalog/save-listing';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import type { Services } from '../platform/services.ts';
import { getPublishRequest } from '../publishing/index.ts';
import { listCategories, listCollections } from './read-published.ts';
import { saveListing } from './save-listing.ts';

const shared = { tags: ['Catalog'], middleware: requireMerchant, security: BEARER };
const saving = {
  description: 'Creates it, or replaces what is there under the slug. It is published at once.',
};
const categoriesRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/categories',
  summary: 'All categories, in the order of the navigation',
  responses: {
    200: jsonResponse('Categories', CategoryList),
    ...problems(MERCHANT),
  },
});

const saveCategoryRoute = createRoute({
  ...shared,
  ...saving,
  method: 'put',
  path: '/admin/categories/{slug}',
  summary: 'Save a category',
  request: { params: Category.pick({ slug: true }), body: jsonBody(ListingText) },
  responses: {
    200: jsonResponse('The category, and the request that publishes it', SavedCategory),
    ...problems(MERCHANT),
  },
});

const collectionsRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/collections',
  summary: 'All collections, in the order in which the shop lists them',
  responses: {
    200: jsonResponse('Collections', CollectionList),
    ...problems(MERCHANT),
  },
});

const saveCollectionRoute = createRoute({
  ...shared,
  ...saving,
  method: 'put',
  path: '/admin/collections/{slug}',
  summary: 'Save a collection',
  request: { params: Collection.pick({ slug: true }), body: jsonBody(ListingText) },
  responses: {
    200: jsonResponse('The collection, and the request that publishes it', SavedCollection),
    ...problems(MERCHANT),
  },
});

const requestOf = async ({ database }: Pick<Services, 'database'>, id: string | null) =>
  id === null ? null : await getPublishRequest({ database }, id);

/** Categories and collections at the merchant's desk. */
export function listingRoutes(): Router {
  const router = createRouter();
  router.openapi(categoriesRoute, async (c) =>
    c.json({ categories: await listCategories({ database: c.var.services.database }) }, 200),
  );
  router.openapi(saveCategoryRoute, async (c) => {
    const { services, actor } = c.var;
    const category = { ...c.req.valid('param'), ...c.req.valid('json') };
    const input = { actor: actor.customerId, kind: 'category', listing: category } as const;
    const id = await saveListing(services, input);
    return c.json({ category, publishRequest: await requestOf(services, id) }, 200);
  });
  router.openapi(collectionsRoute, async (c) =>
    c.json({ collections: await listCollections({ database: c.var.services.database }) }, 200),
  );
  router.openapi(saveCollectionRoute, async (c) => {
    const { services, actor } = c.var;
    const collection = { ...c.req.valid('param'), ...c.req.valid('json') };
    const input = { actor: actor.customerId, kind: 'collection', listing: collection } as const;
    const id = await saveListing(services, input);
    return c.json({ collection, publishRequest: await requestOf(services, id) }, 200);
  });
  return router;
}
