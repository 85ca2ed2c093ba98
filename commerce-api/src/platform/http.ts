import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { FieldProblem } from '@lapidary/shared/errors';
import type { ZodError, ZodType } from 'zod';
import { AppError } from './app-error.ts';
import type { AccessToken } from './aws/access-token.ts';
import type { Services } from './services.ts';

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

/** Faults of an input as the API reports them; `path` is dotted. */
export const fieldProblems = (error: ZodError): FieldProblem[] =>
  error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));

/** A router whose routes reject input that does not fit their schema with 400 `invalid_request`. */
export function createRouter(): Router {
  return new OpenAPIHono<HttpEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const fields = fieldProblems(result.error as ZodError);
      throw new AppError('invalid_request', fields.map(describe).join('; '), { fields });
    },
  });
}

const describe = ({ path, message }: FieldProblem): string => (path ? `${path}: ${message}` : message);

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
