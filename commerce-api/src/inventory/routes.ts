import { createRoute, z } from '@hono/zod-openapi';
import { Availability, ChangeStock, StockLevel } from '@lapidary/shared/inventory/stock';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { changeStock } from './change-stock.ts';
import { readAvailability } from './read-availability.ts';

/** The edge answers bursts and outages from its copy; a shopper sees numbers that are seconds old at most. */
const CACHE = 'public, s-maxage=15, stale-while-revalidate=300, stale-if-error=86400';

const availability = createRoute({
  method: 'get',
  path: '/availability/{slug}',
  tags: ['Inventory'],
  summary: 'Live stock and prices of a product, by variant',
  request: { params: z.object({ slug: z.string().min(1).max(100).openapi({ example: 'solitaire-ring' }) }) },
  responses: {
    200: jsonResponse('Stock and prices', Availability),
    ...problems({ not_found: 'no live product has this slug' }),
  },
});

const change = createRoute({
  method: 'put',
  path: '/admin/inventory/{variantId}',
  tags: ['Inventory'],
  summary: 'Set the units on hand of a variant, at once',
  security: BEARER,
  middleware: requireMerchant,
  request: {
    params: z.object({
      variantId: z.string().min(1).max(40).openapi({ example: '01KJ4T9Z6N8Q2V5X7B3M1C0D4F' }),
    }),
    body: jsonBody(ChangeStock),
  },
  responses: {
    200: jsonResponse('The stock as set', StockLevel),
    ...problems(MERCHANT, 'not_found'),
  },
});

export function inventoryRoutes(): Router {
  const router = createRouter();
  router.openapi(availability, async (c) => {
    const answer = await readAvailability(c.var.services, c.req.valid('param').slug);
    return c.json(answer, 200, { 'cache-control': CACHE });
  });
  router.openapi(change, async (c) => {
    const { variantId } = c.req.valid('param');
    const { stock } = c.req.valid('json');
    const input = { actor: c.var.actor.customerId, variantId, stock };
    return c.json(await changeStock(c.var.services, input), 200, { 'cache-control': 'no-store' });
  });
  return router;
}
