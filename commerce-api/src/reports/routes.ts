import { createRoute, z } from '@hono/zod-openapi';
import { LOW_STOCK, MAX_STOCK, StockHistory } from '@lapidary/shared/inventory/stock';
import { Overview } from '@lapidary/shared/reports/overview';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, jsonResponse, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { readOverview } from './read-overview.ts';
import { readStockHistory } from './read-stock-history.ts';

const shared = { tags: ['Reports'], middleware: requireMerchant, security: BEARER };

const overview = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/overview',
  summary: 'What needs attention, sales of the last thirty days, and how quickly the shop publishes',
  request: {
    query: z.object({
      lowStock: z.coerce.number().int().min(0).max(MAX_STOCK).default(LOW_STOCK).openapi({ example: 5 }),
    }),
  },
  responses: {
    200: jsonResponse('The overview', Overview),
    ...problems(MERCHANT),
  },
});

const stockHistory = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/inventory/{variantId}/history',
  summary: 'What became of the units of a variant, newest first',
  request: {
    params: z.object({
      variantId: z.string().min(1).max(40).openapi({ example: '01KJ4T9Z6N8Q2V5X7B3M1C0D4F' }),
    }),
  },
  responses: {
    200: jsonResponse('The variant and its last hundred changes', StockHistory),
    ...problems(MERCHANT, 'not_found'),
  },
});

/** What several domains know together, for the desk. */
export function reportRoutes(): Router {
  const router = createRouter();
  router.openapi(overview, async (c) => {
    const { services, actor } = c.var;
    const input = { ...c.req.valid('query'), role: actor.role };
    return c.json(await readOverview(services, input), 200);
  });
  router.openapi(stockHistory, async (c) => {
    return c.json(await readStockHistory(c.var.services, c.req.valid('param').variantId), 200);
  });
  return router;
}
