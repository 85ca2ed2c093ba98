import { createRouter, type Router } from '../platform/http.ts';
import { promotionRoutes } from './promotion-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { shippingRoutes } from './shipping-routes.ts';

/** What a merchant sets prices of orders by. */
export function pricingRoutes(): Router {
  const router = createRouter();
  router.route('/', shippingRoutes());
  router.route('/', promotionRoutes());
  router.route('/', settingsRoutes());
  return router;
}
