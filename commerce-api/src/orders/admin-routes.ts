import { createRoute, z } from '@hono/zod-openapi';
import {
  AddOrderNote,
  AdminOrder,
  AdminOrderFilter,
  AdminOrderList,
  ChangeOrderStatus,
} from '@lapidary/shared/orders/admin-order';
import { requireManager } from '../platform/auth.ts';
import { BEARER, createRouter, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { MANAGER, problems } from '../platform/problem-answers.ts';
import { textStream } from '../platform/text-stream.ts';
import { addOrderNote } from './add-order-note.ts';
import { changeOrderStatus } from './change-order-status.ts';
import { exportOrders } from './export-orders.ts';
import { getAdminOrder } from './get-admin-order.ts';
import { listAdminOrders } from './list-admin-orders.ts';

const shared = { tags: ['Orders'], middleware: requireManager, security: BEARER };
const byNumber = z.object({ number: z.string().min(1).max(40).openapi({ example: 'L-7KQ2-M9XD' }) });
const list = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/orders',
  summary: 'Orders, newest first',
  description: '`query` is part of a number, an email or a recipient’s name; `from` and `to` are days, UTC.',
  request: {
    query: AdminOrderFilter.extend({
      cursor: z.string().min(1).max(40).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: {
    200: jsonResponse('A page of orders', AdminOrderList),
    ...problems(MANAGER),
  },
});

const get = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/orders/{number}',
  summary: 'An order with its timeline, notes and mails, and what it can become',
  request: { params: byNumber },
  responses: {
    200: jsonResponse('The order', AdminOrder),
    ...problems(MANAGER, 'not_found'),
  },
});

const transition = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/orders/{number}/transitions',
  summary: 'Take an order a step on',
  description:
    'Legal steps depend on the payment method and are in `next` of the order. Asking for the step that was taken ' +
    'last changes nothing. Cancelling puts the units back on sale; the buyer has mail when the order is shipped, ' +
    'cancelled or refunded.',
  request: { params: byNumber, body: jsonBody(ChangeOrderStatus) },
  responses: {
    200: jsonResponse('The order after the step', AdminOrder),
    ...problems(MANAGER, 'not_found', {
      illegal_transition: '`next` names what the order can become instead',
    }),
  },
});

const note = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/orders/{number}/notes',
  summary: 'Add a note that shoppers never see',
  request: { params: byNumber, body: jsonBody(AddOrderNote) },
  responses: {
    201: jsonResponse('The order with the note', AdminOrder),
    ...problems(MANAGER, 'not_found'),
  },
});

const csv = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/exports/orders.csv',
  summary: 'Orders as a CSV file, newest first',
  description:
    'RFC 4180, UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe. Filters as in ' +
    'the list of orders.',
  request: { query: AdminOrderFilter },
  responses: {
    200: {
      description: 'The file',
      content: { 'text/csv': { schema: z.string().openapi({ example: 'number,placed_at\r\n' }) } },
    },
    ...problems(MANAGER),
  },
});

export function adminOrderRoutes(): Router {
  const router = createRouter();
  router.openapi(list, async (c) => {
    const { cursor, limit, ...filter } = c.req.valid('query');
    return c.json(await listAdminOrders(c.var.services, { filter, cursor, limit }), 200);
  });
  router.openapi(get, async (c) => {
    return c.json(await getAdminOrder(c.var.services, c.req.valid('param').number), 200);
  });
  router.openapi(transition, async (c) => {
    const input = {
      actor: c.var.actor.customerId,
      number: c.req.valid('param').number,
      change: c.req.valid('json'),
    };
    return c.json(await changeOrderStatus(c.var.services, input), 200);
  });
  router.openapi(note, async (c) => {
    const { number } = c.req.valid('param');
    const { text } = c.req.valid('json');
    const order = await addOrderNote(c.var.services, { actor: c.var.actor.customerId, number, text });
    return c.json(order, 201);
  });
  router.openapi(csv, async (c) => {
    const body = await textStream(exportOrders(c.var.services, c.req.valid('query')));
    return c.body(body, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="orders.csv"',
    });
  });
  return router;
}
