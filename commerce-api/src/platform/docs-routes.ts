import type { Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { API_TITLE, apiDocument, registerComponents } from './api-document.ts';
import type { HttpEnv, Router } from './http.ts';
import { createRouter } from './http.ts';
import { scalarScript } from './scalar-script.ts';

const SCALAR = {
  url: '/api/openapi.json',
  authentication: { preferredSecurityScheme: 'bearerAuth' },
  // Everything that would call Scalar's own services.
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
};

const escapeAttribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${API_TITLE}</title>
</head>
<body>
<noscript>This page needs JavaScript. The same is in <a href="${SCALAR.url}">${SCALAR.url}</a>.</noscript>
<script id="api-reference" data-configuration="${escapeAttribute(JSON.stringify(SCALAR))}"></script>
<script src="/api/docs/scalar.js"></script>
</body>
</html>
`;

/** The browser itself then refuses what a later version of Scalar might ask of other origins. */
const onlyThisOrigin = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'", 'data:'],
    workerSrc: ["'self'", 'blob:'],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

async function sendScript(c: Context<HttpEnv>): Promise<Response> {
  const { body, etag } = await scalarScript();
  c.header('etag', etag);
  c.header('cache-control', 'no-cache');
  const known = c.req.header('if-none-match')?.replaceAll('W/', '').split(/,\s*/);
  if (known?.includes(etag)) return c.body(null, 304);
  return c.body(body, 200, { 'content-type': 'text/javascript; charset=utf-8' });
}

/** The OpenAPI document of all routes of `app`, and a page to read it and try it out. */
export function docsRoutes(app: Router): Router {
  registerComponents(app);
  const router = createRouter();
  router.get('/openapi.json', (c) => c.json(apiDocument(app)));
  router.get('/docs', onlyThisOrigin, (c) => c.html(PAGE, 200, { 'cache-control': 'no-cache' }));
  router.get('/docs/scalar.js', sendScript);
  return router;
}
