/** Who may call a route. */
export type RouteAccess =
  /** Anybody; it acts for nobody: neither cookie nor access token is looked at. */
  | 'public'
  /** Anybody; it acts for whoever the cookie says, so changes are refused from pages of another site. */
  | 'cookie'
  /** As `cookie`, and 401 without the session's cookie. */
  | 'session'
  /** As `cookie`, and as the customer of a token when there is one; a bad token is refused. */
  | 'guest-or-customer'
  /** A signed-in customer, and of what has an owner only the owner: 404 for everybody else. */
  | 'customer'
  /** Members of the group `merchants`. */
  | 'merchant';

/** Every route of the API, one a line, in alphabetical order. A route that is missing here fails the matrix. */
export const ROUTE_ACCESS: Record<string, RouteAccess> = {
  'DELETE /api/account': 'customer',
  'DELETE /api/account/addresses/:id': 'customer',
  'DELETE /api/admin/products/:id': 'merchant',
  'DELETE /api/admin/promotions/:id': 'merchant',
  'DELETE /api/admin/schedules/:id': 'merchant',
  'DELETE /api/admin/shipping-methods/:id': 'merchant',
  'DELETE /api/bag/lines/:id': 'cookie',
  'DELETE /api/session': 'cookie',
  'GET /api/account': 'customer',
  'GET /api/account/addresses': 'customer',
  'GET /api/account/export': 'customer',
  'GET /api/admin/audit': 'merchant',
  'GET /api/admin/categories': 'merchant',
  'GET /api/admin/collections': 'merchant',
  'GET /api/admin/exports/orders.csv': 'merchant',
  'GET /api/admin/inventory': 'merchant',
  'GET /api/admin/inventory/:variantId/history': 'merchant',
  'GET /api/admin/orders': 'merchant',
  'GET /api/admin/orders/:number': 'merchant',
  'GET /api/admin/overview': 'merchant',
  'GET /api/admin/products': 'merchant',
  'GET /api/admin/products/:id': 'merchant',
  'GET /api/admin/promotions': 'merchant',
  'GET /api/admin/publishing/events': 'merchant',
  'GET /api/admin/publishing/requests/:id': 'merchant',
  'GET /api/admin/publishing/summary': 'merchant',
  'GET /api/admin/releases': 'merchant',
  'GET /api/admin/releases/:id': 'merchant',
  'GET /api/admin/schedules': 'merchant',
  'GET /api/admin/settings/payment': 'merchant',
  'GET /api/admin/settings/tax': 'merchant',
  'GET /api/admin/shipping-methods': 'merchant',
  'GET /api/availability/:slug': 'public',
  'GET /api/bag': 'cookie',
  'GET /api/docs': 'public',
  'GET /api/docs/scalar.js': 'public',
  'GET /api/health': 'public',
  'GET /api/openapi.json': 'public',
  'GET /api/orders': 'customer',
  'GET /api/orders/:number': 'customer',
  'GET /api/previews/:token': 'public',
  'GET /api/ready': 'public',
  'PATCH /api/bag/lines/:id': 'cookie',
  'POST /api/account/addresses': 'customer',
  'POST /api/admin/orders/:number/notes': 'merchant',
  'POST /api/admin/orders/:number/transitions': 'merchant',
  'POST /api/admin/products': 'merchant',
  'POST /api/admin/products/:id/preview': 'merchant',
  'POST /api/admin/products/:id/publish': 'merchant',
  'POST /api/admin/products/:id/schedule': 'merchant',
  'POST /api/admin/products/:id/unpublish': 'merchant',
  'POST /api/admin/promotions': 'merchant',
  'POST /api/admin/publishes': 'merchant',
  'POST /api/admin/releases/:id/rollback': 'merchant',
  'POST /api/admin/shipping-methods': 'merchant',
  'POST /api/admin/uploads': 'merchant',
  'POST /api/admin/uploads/:id/complete': 'merchant',
  'POST /api/bag/lines': 'cookie',
  'POST /api/checkout': 'guest-or-customer',
  'POST /api/checkout/quote': 'cookie',
  'POST /api/orders/lookup': 'public',
  'POST /api/session': 'cookie',
  'POST /api/session/refresh': 'session',
  'POST /api/session/sign-out-everywhere': 'session',
  'PUT /api/account': 'customer',
  'PUT /api/account/addresses/:id': 'customer',
  'PUT /api/admin/categories/:slug': 'merchant',
  'PUT /api/admin/collections/:slug': 'merchant',
  'PUT /api/admin/inventory/:variantId': 'merchant',
  'PUT /api/admin/products/:id': 'merchant',
  'PUT /api/admin/promotions/:id': 'merchant',
  'PUT /api/admin/settings/payment': 'merchant',
  'PUT /api/admin/settings/tax': 'merchant',
  'PUT /api/admin/shipping-methods/:id': 'merchant',
  'PUT /api/bag/gift-note': 'cookie',
};
