import { createRoute, z } from '@hono/zod-openapi';
import { CheckoutRequest, Order, OrderList, OrderLookup } from '@lapidary/shared/orders/order';
import { CheckoutQuote, QuoteRequest } from '@lapidary/shared/orders/quote';
import { getCookie } from 'hono/cookie';
import { BAG_COOKIE, parseBagId } from '../bag/index.ts';
import { optionalCustomer, requireCustomer } from '../platform/auth.ts';
import { BEARER, createRouter, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { parseIdempotencyKey } from '../platform/idempotency.ts';
import { CUSTOMER, problems, SAME_ORIGIN } from '../platform/problem-answers.ts';
import { sameOrigin } from '../platform/same-origin.ts';
import { getOrder, lookUpOrder } from './get-order.ts';
import { listOrders } from './list-orders.ts';
import { placeOrder } from './place-order.ts';
import { quoteCheckout } from './quote-checkout.ts';

const quote = createRoute({
  method: 'post',
  path: '/checkout/quote',
  tags: ['Orders'],
  summary: 'What an order of the bag would cost, and what there is to choose from',
  description:
    'Orders nothing. The `quote` of the answer, sent with the order, holds the shop to what was shown.',
  middleware: sameOrigin,
  request: { body: jsonBody(QuoteRequest) },
  responses: {
    200: jsonResponse('The totals and the choices', CheckoutQuote),
    ...problems(
      SAME_ORIGIN,
      'bag_empty',
      'promotion_unknown',
      'promotion_not_active',
      'promotion_minimum',
      'promotion_used_up',
      { shipping_unavailable: 'not to this country' },
    ),
  },
});

const checkout = createRoute({
  method: 'post',
  path: '/checkout',
  tags: ['Orders'],
  summary: 'Order what is in the bag',
  description:
    'As a guest, or as the customer of the access token. A request repeated with the same key within 24 hours ' +
    'gets the first answer, with `Idempotent-Replayed: true`.',
  security: [{}, ...BEARER],
  middleware: sameOrigin,
  request: {
    headers: z.object({
      // Optional to the validator: its absence has an error code of its own.
      'Idempotency-Key': z
        .string()
        .optional()
        .openapi({
          param: { required: true },
          description: 'New for every order, kept for every retry; 1–255 visible ASCII characters',
        }),
    }),
    body: jsonBody(CheckoutRequest),
  },
  responses: {
    201: {
      ...jsonResponse('The order', Order),
      headers: z.object({
        'Idempotent-Replayed': z.literal('true').optional().openapi({ description: 'The key had been used' }),
      }),
    },
    ...problems(
      SAME_ORIGIN,
      { unauthenticated: 'an access token was sent, but is not valid' },
      'idempotency_key_required',
      'bag_empty',
      {
        bag_changed: '`totals` and the `lines` that moved say what is true now',
        out_of_stock: '`lines` says what there is',
      },
      'request_in_flight',
      'promotion_unknown',
      'promotion_not_active',
      'promotion_minimum',
      'promotion_used_up',
      { shipping_unavailable: 'not to this country' },
      { payment_unavailable: 'not for this order' },
      'idempotency_key_reused',
    ),
  },
});

const list = createRoute({
  method: 'get',
  path: '/orders',
  tags: ['Orders'],
  summary: 'The customer’s orders, newest first',
  security: BEARER,
  middleware: requireCustomer,
  request: {
    query: z.object({
      cursor: z.string().min(1).max(40).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
  },
  responses: {
    200: jsonResponse('A page of orders', OrderList),
    ...problems(CUSTOMER),
  },
});

const get = createRoute({
  method: 'get',
  path: '/orders/{number}',
  tags: ['Orders'],
  summary: 'One of the customer’s orders',
  security: BEARER,
  middleware: requireCustomer,
  request: { params: z.object({ number: z.string().min(1).max(40).openapi({ example: 'L-7KQ2-M9XD' }) }) },
  responses: {
    200: jsonResponse('The order', Order),
    ...problems(CUSTOMER, { not_found: 'also for somebody else’s order' }),
  },
});

const lookup = createRoute({
  method: 'post',
  path: '/orders/lookup',
  tags: ['Orders'],
  summary: 'An order, for whoever knows its number and email',
  request: { body: jsonBody(OrderLookup) },
  responses: {
    200: jsonResponse('The order', Order),
    ...problems({ not_found: 'alike for an unknown number and another email' }),
  },
});

export function orderRoutes(): Router {
  const router = createRouter();
  router.openapi(quote, async (c) => {
    const input = { bagId: parseBagId(getCookie(c, BAG_COOKIE)), choice: c.req.valid('json') };
    return c.json(await quoteCheckout(c.get('services'), input), 200);
  });
  router.openapi(checkout, async (c) => {
    const customer = await optionalCustomer(c);
    const answer = await placeOrder(c.get('services'), {
      bagId: parseBagId(getCookie(c, BAG_COOKIE)),
      customerId: customer?.customerId,
      session: customer,
      idempotencyKey: parseIdempotencyKey(c.req.valid('header')['Idempotency-Key']),
      checkout: c.req.valid('json'),
    });
    if (answer.replayed) c.header('Idempotent-Replayed', 'true');
    return c.json(answer.body, 201);
  });
  router.openapi(list, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const { customerId } = c.var.actor;
    return c.json(await listOrders(c.get('services'), { customerId, cursor, limit }), 200);
  });
  router.openapi(get, async (c) => {
    const { number } = c.req.valid('param');
    const { customerId } = c.var.actor;
    return c.json(await getOrder(c.get('services'), { number, customerId }), 200);
  });
  router.openapi(lookup, async (c) => {
    return c.json(await lookUpOrder(c.get('services'), c.req.valid('json')), 200);
  });
  return router;
}
