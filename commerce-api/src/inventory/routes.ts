import { createRoute, z } from '@hono/zod-openapi';
import {
  Availability,
  ChangeStock,
  MAX_STOCK,
  StockLevel,
  StockList,
} from '@lapidary/shared/inventory/stock';
import { setAnswerHeader } from '../platform/answer-header.ts';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { changeStock } from './change-stock.ts';
import { listStock, STOCK_CURSOR } from './list-stock.ts';
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

const list = createRoute({
  method: 'get',
  path: '/admin/inventory',
  tags: ['Inventory'],
  summary: 'Units on hand of the variants that are for sale, lowest first',
  description: '`query` is part of a product’s title or of a SKU; `upTo` leaves out who has more units.',
  security: BEARER,
  middleware: requireMerchant,
  request: {
    query: z.object({
      upTo: z.coerce.number().int().min(0).max(MAX_STOCK).optional().openapi({ example: 5 }),
      query: z.string().trim().max(100).default(''),
      cursor: z.string().regex(STOCK_CURSOR).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: {
    200: jsonResponse('A page of variants', StockList),
    ...problems(MERCHANT),
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
    ...problems(MERCHANT, 'not_found', { conflict: 'other than `expected` units are on hand' }),
  },
});

export function inventoryRoutes(): Router {
  const router = createRouter();
  router.openapi(availability, async (c) => {
    const answer = await readAvailability(c.get('services'), c.req.valid('param').slug);
    setAnswerHeader(c, 'cache-control', CACHE);
    return c.json(answer, 200);
  });
  router.openapi(list, async (c) => {
    const { database } = c.var.services;
    return c.json(await listStock({ database }, c.req.valid('query')), 200);
  });
  router.openapi(change, async (c) => {
    const { variantId } = c.req.valid('param');
    const input = { actor: c.var.actor.customerId, variantId, ...c.req.valid('json') };
    return c.json(await changeStock(c.var.services, input), 200);
  });
  return router;
}
