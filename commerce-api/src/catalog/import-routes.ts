import { createRoute, z } from '@hono/zod-openapi';
import {
  CheckImport,
  ImportJob,
  ImportList,
  RequestedImport,
  RequestImport,
} from '@lapidary/shared/catalog/import';
import { requireMerchant } from '../platform/auth.ts';
import { BEARER, createRouter, idParam, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { MERCHANT, problems } from '../platform/problem-answers.ts';
import { textStream } from '../platform/text-stream.ts';
import { exportProducts } from './export-products.ts';
import { cancelImport } from './imports/cancel-import.ts';
import { exportFaults } from './imports/export-faults.ts';
import { readImportRow, readImportRows, toImportJob } from './imports/import-row.ts';
import { requestImport } from './imports/request-import.ts';
import { startApply, startCheck } from './imports/start-import.ts';

const shared = { tags: ['Imports'], middleware: requireMerchant, security: BEARER };
const LATEST = 20;
const csvFile = (name: string) => ({
  'cache-control': 'no-store',
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${name}"`,
});
const csvResponse = (example: string) => ({
  description: 'The file',
  content: { 'text/csv': { schema: z.string().openapi({ example }) } },
});

const listRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/imports',
  summary: 'The latest imports, the newest first',
  responses: { 200: jsonResponse('Imports', ImportList), ...problems(MERCHANT) },
});

const requestRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/imports',
  summary: 'Begin an import of a product CSV',
  description:
    'Send the file by the form in the answer, then have it checked. Nothing is written before it is applied.',
  request: { body: jsonBody(RequestImport) },
  responses: {
    201: jsonResponse('The import, and where to send the file', RequestedImport),
    ...problems(MERCHANT),
  },
});

const getRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/imports/{id}',
  summary: 'Where an import stands',
  request: { params: idParam },
  responses: { 200: jsonResponse('The import', ImportJob), ...problems(MERCHANT, 'not_found') },
});

const checkRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/imports/{id}/check',
  summary: 'Compare the file with the shop: what would change, and what is wrong with it',
  request: { params: idParam, body: jsonBody(CheckImport) },
  responses: {
    202: jsonResponse('Under way', ImportJob),
    ...problems(MERCHANT, 'not_found', {
      unprocessable_upload: 'the file has not arrived',
      conflict: 'it is applied already',
    }),
  },
});

const applyRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/imports/{id}/apply',
  summary: 'Import what the check has told; products with errors are left out',
  description: 'It goes on whatever becomes of the process that is at it, and can be asked for twice.',
  request: { params: idParam },
  responses: {
    202: jsonResponse('Under way', ImportJob),
    ...problems(MERCHANT, 'not_found', { conflict: 'it has not been checked, or has nothing to import' }),
  },
});

const cancelRoute = createRoute({
  ...shared,
  method: 'post',
  path: '/admin/imports/{id}/cancel',
  summary: 'End an import; what it has imported by then stays, and is published',
  request: { params: idParam },
  responses: {
    200: jsonResponse('The import', ImportJob),
    ...problems(MERCHANT, 'not_found', { conflict: 'it has ended already' }),
  },
});

const faultsRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/imports/{id}/errors.csv',
  summary: 'The errors of an import as a CSV file',
  request: { params: idParam },
  responses: {
    200: csvResponse('Row,Column,Value,Problem,What to do\r\n'),
    ...problems(MERCHANT, 'not_found'),
  },
});

const exportRoute = createRoute({
  ...shared,
  method: 'get',
  path: '/admin/exports/products.csv',
  summary: 'All products as a CSV file in the format of Shopify, as their drafts are',
  description:
    'RFC 4180, UTF-8. A cell that a spreadsheet would take for a formula begins with an apostrophe. Imported again, the ' +
    'file changes nothing.',
  responses: { 200: csvResponse('Handle,Title\r\n'), ...problems(MERCHANT) },
});

export function importRoutes(): Router {
  const router = createRouter();
  router.openapi(listRoute, async (c) => {
    const rows = await readImportRows({ database: c.var.services.database }, LATEST);
    return c.json({ imports: rows.map(toImportJob) }, 200);
  });
  router.openapi(requestRoute, async (c) => {
    const actor = c.var.actor.customerId;
    return c.json(await requestImport(c.var.services, { ...c.req.valid('json'), actor }), 201);
  });
  router.openapi(getRoute, async (c) => {
    const on = { database: c.var.services.database };
    return c.json(toImportJob(await readImportRow(on, c.req.valid('param').id)), 200);
  });
  router.openapi(checkRoute, async (c) => {
    const { mapping } = c.req.valid('json');
    const input = { actor: c.var.actor.customerId, id: c.req.valid('param').id, mapping };
    return c.json(await startCheck(c.var.services, input), 202);
  });
  router.openapi(applyRoute, async (c) => {
    const input = { actor: c.var.actor.customerId, id: c.req.valid('param').id };
    return c.json(await startApply(c.var.services, input), 202);
  });
  router.openapi(cancelRoute, async (c) => {
    const input = { actor: c.var.actor.customerId, id: c.req.valid('param').id };
    return c.json(await cancelImport(c.var.services, input), 200);
  });
  router.openapi(faultsRoute, async (c) => {
    const text = await exportFaults(c.var.services, c.req.valid('param').id);
    return c.body(text, 200, csvFile('import-errors.csv'));
  });
  router.openapi(exportRoute, async (c) => {
    return c.body(await textStream(exportProducts(c.var.services)), 200, csvFile('products.csv'));
  });
  return router;
}
