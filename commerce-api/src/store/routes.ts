import { createRoute } from '@hono/zod-openapi';
import { StoreSettings, VersionedStoreSettings } from '@lapidary/shared/catalog/store';
import { requireManager, requireMerchant } from '../platform/auth.ts';
import {
  BEARER,
  createRouter,
  ETAG,
  ifMatchHeader,
  jsonBody,
  jsonResponse,
  type Router,
} from '../platform/http.ts';
import { etagOf, versionOf } from '../platform/if-match.ts';
import { MANAGER, MERCHANT, problems } from '../platform/problem-answers.ts';
import { getPublishRequest } from '../publishing/index.ts';
import { changeStore } from './change-store.ts';
import { currencyFixed } from './currency-lock.ts';
import { selectStore } from './store-rows.ts';

const shared = { tags: ['Store'], security: BEARER };

const readRoute = createRoute({
  ...shared,
  // The desk shows amounts to editors too.
  middleware: requireMerchant,
  method: 'get',
  path: '/admin/settings/store',
  summary: 'Name, currency, languages, contact and announcement of the shop',
  responses: {
    200: { ...jsonResponse('The settings', VersionedStoreSettings), ...ETAG },
    ...problems(MERCHANT),
  },
});

const changeRoute = createRoute({
  ...shared,
  middleware: requireManager,
  method: 'put',
  path: '/admin/settings/store',
  summary: 'Replace what is said of the shop; it is published at once',
  request: { headers: ifMatchHeader, body: jsonBody(StoreSettings) },
  responses: {
    200: {
      ...jsonResponse('The settings, and the request that publishes them', VersionedStoreSettings),
      ...ETAG,
    },
    ...problems(MANAGER, 'conflict', 'version_stale', 'version_required'),
  },
});

/** What a merchant says of the shop as a whole. */
export function storeRoutes(): Router {
  const router = createRouter();
  router.openapi(readRoute, async (c) => {
    const on = { database: c.var.services.database };
    const answer = await selectStore(on);
    const rest = { currencyFixed: await currencyFixed(on), publishRequest: null };
    return c.json({ ...answer, ...rest }, 200, etagOf(answer));
  });
  router.openapi(changeRoute, async (c) => {
    const { services, actor } = c.var;
    const settings = c.req.valid('json');
    const changed = await changeStore(services, {
      actor: actor.customerId,
      version: versionOf(c.req.valid('header')['if-match']),
      settings,
    });
    const on = { database: services.database };
    const { version, publishRequestId: id } = changed;
    const publishRequest = id === null ? null : await getPublishRequest(on, id);
    const answer = { settings, version, publishRequest, currencyFixed: await currencyFixed(on) };
    return c.json(answer, 200, etagOf(answer));
  });
  return router;
}
