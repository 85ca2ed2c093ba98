import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { Handler, MiddlewareHandler } from 'hono';
import type { ZodType } from 'zod';
import type { AccessToken } from './aws/access-token.ts';
import type { Services } from './services.ts';
import { validateRequest } from './validate-request.ts';

/** What a request carries through its handlers. */
export interface HttpEnv {
  Variables: {
    services: Services;
    requestId: string;
    /** Present behind `requireCustomer`, `requireMerchant` and `requireManager`. */
    actor: AccessToken;
    /** Present when the request has a budget: draws on that of its account, too. @throws AppError `rate_limited`. */
    drawForAccount?: (customerId: string) => Promise<void>;
  };
}

export type Router = OpenAPIHono<HttpEnv>;

/**
 * A router whose routes are documented by the schemas that hold their requests: input that does not fit is rejected with
 * 400 `invalid_request`.
 */
export function createRouter(): Router {
  const router = new OpenAPIHono<HttpEnv>();
  const route = ({ middleware, ...documented }: RouteConfig, handler: Handler<HttpEnv>): Router => {
    router.openAPIRegistry.registerPath(documented);
    const path = documented.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const before = [middleware ?? []].flat() as MiddlewareHandler<HttpEnv>[];
    router.on([documented.method], [path], ...before, ...validateRequest(documented.request), handler);
    return router;
  };
  router.openapi = route as unknown as Router['openapi'];
  return router;
}

/** Documents a JSON answer. */
export const jsonResponse = <Schema extends ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A JSON body that must be there: without `required`, a request without a content type would go unchecked. */
export const jsonBody = <Schema extends ZodType>(schema: Schema) => ({
  required: true as const,
  content: { 'application/json': { schema } },
});

/** Documents that an answer carries the version of what it shows. */
export const ETAG = {
  headers: z.object({
    ETag: z.string().openapi({ description: 'The version, for If-Match', example: '"3"' }),
  }),
};

/** The version that an edit started from. Optional to the validator: its absence has an error code of its own. */
export const ifMatchHeader = z.object({
  'if-match': z
    .string()
    .optional()
    .openapi({ param: { required: true }, description: 'The ETag of that version', example: '"3"' }),
});

/** The id of one thing, as a part of the path. */
export const idParam = z.object({
  id: z.string().min(1).max(40).openapi({ example: '01KJ4T8W1R3S5T7V9X0Y2Z4A6B' }),
});

/** `security` of a route that needs an access token. */
export const BEARER = [{ bearerAuth: [] }];
