import { createRoute, z } from '@hono/zod-openapi';
import {
  ApplyBulkEdit,
  BulkEdit,
  BulkEditList,
  BulkItemList,
  RequestBulkEdit,
} from '@lapidary/shared/catalog/bulk-edit';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, idParam, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { readBulkRow, readBulkRows, readItems, toBulkEdit, toBulkItem } from './bulk/bulk-rows.ts';
import { requestBulkEdit } from './bulk/request-bulk-edit.ts';
import { startBulkEdit, undoBulkEdit } from './bulk/start-bulk-edit.ts';

const shared = { tags: ['Bulk edits'], middleware: requireMerchant, security: BEARER };
const LATEST = 20;

const listRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/bulk-edits',
  summary: 'The latest bulk edits that have been made, the newest first',
  responses: { 200: jsonResponse('Bulk edits', BulkEditList), ...problems(MERCHANT) },
});

const requestRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/bulk-edits',
  summary: 'Preview a change of many products',
  description: 'Nothing is changed yet: look at the items, then apply the edit.',
  request: { body: jsonBody(RequestBulkEdit) },
  responses: { 201: jsonResponse('The preview', BulkEdit), ...problems(MERCHANT) },
});

const getRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/bulk-edits/{id}',
  summary: 'Where a bulk edit stands',
  request: { params: idParam },
  responses: { 200: jsonResponse('The edit', BulkEdit), ...problems(MERCHANT, 'not_found') },
});

const itemsRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/bulk-edits/{id}/items',
  summary: 'The products of a bulk edit, each before and after',
  request: {
    params: idParam,
    query: z.object({
      cursor: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: { 200: jsonResponse('A page of products', BulkItemList), ...problems(MERCHANT, 'not_found') },
});

const applyRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/bulk-edits/{id}/apply',
  summary: 'Make the change as it was previewed, and publish it as one release',
  request: { params: idParam, body: jsonBody(ApplyBulkEdit) },
  responses: {
    202: jsonResponse('Under way', BulkEdit),
    ...problems(MERCHANT, 'not_found', { conflict: 'it has been made already, or would change nothing' }),
  },
});

const undoRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/bulk-edits/{id}/undo',
  summary: 'Take the change back, as far as nobody has changed the same since',
  request: { params: idParam },
  responses: {
    202: jsonResponse('Under way', BulkEdit),
    ...problems(MERCHANT, 'not_found', { conflict: 'it has not been made, or has been undone' }),
  },
});

export function bulkRoutes(): Router {
  const router = createRouter();
  router.openapi(listRoute, async (c) => {
    const on = { database: c.var.services.database };
    const edits = [];
    for (const row of await readBulkRows(on, LATEST)) edits.push(await toBulkEdit(on, row));
    return c.json({ edits }, 200);
  });
  router.openapi(requestRoute, async (c) => {
    const actor = c.var.actor.customerId;
    return c.json(await requestBulkEdit(c.var.services, { ...c.req.valid('json'), actor }), 201);
  });
  router.openapi(getRoute, async (c) => {
    const on = { database: c.var.services.database };
    return c.json(await toBulkEdit(on, await readBulkRow(on, c.req.valid('param').id)), 200);
  });
  router.openapi(itemsRoute, async (c) => {
    const on = { database: c.var.services.database };
    const { id } = await readBulkRow(on, c.req.valid('param').id);
    const { cursor, limit } = c.req.valid('query');
    const rows = await readItems(on, id, { after: cursor, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const nextCursor = rows.length > limit ? page.at(-1)!.product_id : null;
    return c.json({ items: page.map(toBulkItem), nextCursor }, 200);
  });
  router.openapi(applyRoute, async (c) => {
    const { exclude } = c.req.valid('json');
    const input = { actor: c.var.actor.customerId, id: c.req.valid('param').id, exclude };
    return c.json(await startBulkEdit(c.var.services, input), 202);
  });
  router.openapi(undoRoute, async (c) => {
    const input = { actor: c.var.actor.customerId, id: c.req.valid('param').id };
    return c.json(await undoBulkEdit(c.var.services, input), 202);
  });
  return router;
}
