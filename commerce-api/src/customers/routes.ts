import { createRouter, type Router } from '../platform/http.ts';
import { accountRoutes } from './account-routes.ts';
import { addressRoutes } from './address-routes.ts';
import { sessionRoutes } from './session-routes.ts';

export function customerRoutes(): Router {
  const router = createRouter();
  router.route('/', sessionRoutes());
  router.route('/', accountRoutes());
  router.route('/', addressRoutes());
  return router;
}
