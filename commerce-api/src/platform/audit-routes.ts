import { createRoute, z } from '@hono/zod-openapi';
import { AuditList } from '@lapidary/shared/audit/audit-entry';
import { requireManager } from './auth.ts';
import { BEARER, createRouter, jsonResponse, type Router } from './http.ts';
import { listAudit } from './list-audit.ts';
import { MANAGER, problems } from './problem-answers.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/admin/audit',
  tags: ['Operations'],
  summary: 'Who did what, newest first',
  description:
    'Entries are only ever added. `area` is what stands before the first dot of an action, or `desk` for everything but ' +
    'sign-ins and accounts; `from` and `to` are days, UTC, both included.',
  security: BEARER,
  middleware: requireManager,
  request: {
    query: z.object({
      actor: z.string().min(1).max(128).optional(),
      action: z.string().min(1).max(60).optional().openapi({ example: 'product.publish' }),
      area: z
        .string()
        .regex(/^[a-z_]{1,40}$/)
        .optional()
        .openapi({ example: 'product' }),
      entity: z.string().min(1).max(128).optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      cursor: z.string().min(1).max(40).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: {
    200: jsonResponse('A page of entries', AuditList),
    ...problems(MANAGER),
  },
});

export function auditRoutes(): Router {
  const router = createRouter();
  router.openapi(listRoute, async (c) => {
    const { database } = c.var.services;
    return c.json(await listAudit({ database }, c.req.valid('query')), 200);
  });
  return router;
}
