import { OpenAPIHono } from '@hono/zod-openapi';
import { bagRoutes } from './bag/routes.ts';
import { catalogRoutes } from './catalog/routes.ts';
import { customerRoutes } from './customers/routes.ts';
import { inventoryRoutes } from './inventory/routes.ts';
import { mediaRoutes } from './media/routes.ts';
import { adminOrderRoutes } from './orders/admin-routes.ts';
import { orderRoutes } from './orders/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { AppError } from './platform/app-error.ts';
import { auditRoutes } from './platform/audit-routes.ts';
import { docsRoutes } from './platform/docs-routes.ts';
import { limitBody, requireJson } from './platform/guards/body-rules.ts';
import { inOneStep } from './platform/guards/in-one-step.ts';
import { requireOriginSecret } from './platform/guards/origin-secret.ts';
import { rateLimit } from './platform/guards/rate-limit.ts';
import { securityHeaders } from './platform/guards/security-headers.ts';
import { healthRoutes } from './platform/health-routes.ts';
import type { HttpEnv, Router } from './platform/http.ts';
import { problemOf } from './platform/problem.ts';
import { requestLog } from './platform/request-log.ts';
import type { Services } from './platform/services.ts';
import { errorsOnly } from './platform/thrown-values.ts';
import { previewRoutes } from './previews/routes.ts';
import { pricingRoutes } from './pricing/routes.ts';
import { publishingRoutes } from './publishing/routes.ts';
import { reportRoutes } from './reports/routes.ts';
import { storeRoutes } from './store/routes.ts';

/** The whole HTTP API. Every route is mounted here, and only here. */
export function createApp(services: Services): Router {
  const root = new OpenAPIHono<HttpEnv>();
  // For every address: what is not below /api is answered and logged too.
  root.use(requestLog(services));
  root.use(errorsOnly);
  root.use(securityHeaders);
  const app = root.basePath('/api');
  app.use(inOneStep(requireOriginSecret(services), requireJson, limitBody, rateLimit(services)));
  app.onError(problemOf);
  app.notFound((c) => problemOf(new AppError('not_found', 'There is nothing at this address.'), c));

  app.route('/', catalogRoutes());
  app.route('/', previewRoutes());
  app.route('/', publishingRoutes());
  app.route('/', bagRoutes());
  app.route('/', orderRoutes());
  app.route('/', adminOrderRoutes());
  app.route('/', pricingRoutes());
  app.route('/', inventoryRoutes());
  app.route('/', mediaRoutes());
  app.route('/', customerRoutes());
  app.route('/', peopleRoutes());
  app.route('/', auditRoutes());
  app.route('/', reportRoutes());
  app.route('/', storeRoutes());
  app.route('/', healthRoutes());
  app.route('/', docsRoutes(app));
  return app;
}
