import { z } from 'zod';

/**
 * The shape of an OpenAPI 3.1 document (spec.openapis.org/oas/v3.1.1), of those of its objects that ours has. Whatever
 * the specification does not know of an object is refused.
 */

const Reference = z.strictObject({
  $ref: z.string().startsWith('#/components/'),
  summary: z.string().optional(),
  description: z.string().optional(),
});

/** JSON Schema has no closed list of keywords. */
const Schema = z.looseObject({});

const Example = z.union([
  Reference,
  z.strictObject({ summary: z.string().optional(), description: z.string().optional(), value: z.unknown() }),
]);

const MediaType = z.strictObject({
  schema: Schema.optional(),
  examples: z.record(z.string(), Example).optional(),
});
const Content = z.record(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/), MediaType);

const Header = z.strictObject({
  description: z.string().optional(),
  required: z.boolean().optional(),
  schema: Schema,
});

const Parameter = z
  .strictObject({
    name: z.string().min(1),
    in: z.enum(['query', 'header', 'path', 'cookie']),
    description: z.string().optional(),
    required: z.boolean().optional(),
    schema: Schema,
  })
  .refine(({ in: place, required }) => place !== 'path' || required === true, 'a path parameter is required');

const Response = z.strictObject({
  description: z.string().min(1),
  headers: z.record(z.string(), Header).optional(),
  content: Content.optional(),
});

const Operation = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/),
  tags: z.array(z.string()).length(1),
  summary: z.string().min(1),
  description: z.string().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(Parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean().optional(), content: Content }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), Response),
});

const PathItem = z.strictObject({
  get: Operation.optional(),
  put: Operation.optional(),
  post: Operation.optional(),
  delete: Operation.optional(),
  patch: Operation.optional(),
});

const name = z.string().regex(/^[\w.-]+$/);

export const OpenApiDocument = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string().optional() }),
  servers: z.array(z.strictObject({ url: z.string(), description: z.string().optional() })).min(1),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string().min(1) })),
  paths: z.record(z.string().startsWith('/'), PathItem),
  components: z.strictObject({
    schemas: z.record(name, Schema),
    examples: z.record(name, Example),
    parameters: z.strictObject({}).optional(),
    securitySchemes: z.record(
      name,
      z.looseObject({ type: z.enum(['apiKey', 'http', 'oauth2', 'openIdConnect']) }),
    ),
  }),
  webhooks: z.strictObject({}).optional(),
});
