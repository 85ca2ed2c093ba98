import { createRoute } from '@hono/zod-openapi';
import { Forecast, RequestForecast } from '@lapidary/shared/publishing/forecast';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, idParam, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { createForecast } from './create-forecast.ts';
import { readForecast } from './read-forecast.ts';

const shared = { tags: ['Publishing'], middleware: requireMerchant, security: BEARER };

const createForecastRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/forecasts',
  summary: 'Ask which pages a publish would change',
  description:
    'Nothing is changed. The publisher answers between its runs; ask for the forecast again until `state` is not ' +
    '`waiting`, for ten minutes at most. Publishing need not wait for the answer.',
  request: { body: jsonBody(RequestForecast) },
  responses: {
    202: jsonResponse('Under way', Forecast),
    ...problems(MERCHANT, 'not_found', { conflict: 'a product is archived, or the bulk edit has been made' }),
  },
});

const readForecastRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/forecasts/{id}',
  summary: 'Which pages a publish would change',
  request: { params: idParam },
  responses: {
    200: jsonResponse('The forecast', Forecast),
    ...problems(MERCHANT, 'not_found'),
  },
});

export function forecastRoutes(): Router {
  const router = createRouter();
  router.openapi(createForecastRoute, async (c) =>
    c.json(await createForecast(c.var.services, c.req.valid('json')), 202),
  );
  router.openapi(readForecastRoute, async (c) =>
    c.json(await readForecast(c.var.services, c.req.valid('param').id), 200),
  );
  return router;
}
