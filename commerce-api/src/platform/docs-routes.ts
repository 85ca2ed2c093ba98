import type { Router } from './http.ts';
import { createRouter } from './http.ts';

const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'Lapidary commerce API',
    version: '0.1.0',
    description: 'Bag, checkout, accounts and the merchant’s work. The catalog itself is static pages.',
  },
};

/** The OpenAPI document of all routes of `app`. */
export function docsRoutes(app: Router): Router {
  const router = createRouter();
  router.get('/openapi.json', (c) => c.json(app.getOpenAPI31Document(DOCUMENT)));
  return router;
}
