import { z } from '@hono/zod-openapi';
import { Problem } from '@lapidary/shared/errors';
import { addCommonAnswers, type DocumentedOperation } from './common-answers.ts';
import type { Router } from './http.ts';
import { problemExamples } from './problem-answers.ts';
import { type ExampleSchema, examplesOf } from './schema-examples.ts';

export const API_TITLE = 'Lapidary commerce API';

const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: API_TITLE,
    version: '0.1.0',
    description:
      'Bag, checkout, accounts and the merchant’s work. The catalog itself is static pages. Every error is a ' +
      '`Problem` whose `code` is one of a closed list; each answer below names the codes that it can hold.',
  },
  servers: [{ url: '/', description: 'The shop’s own origin' }],
  tags: [
    { name: 'Bag', description: 'What a visitor is about to buy, by the cookie `lapidary_bag`.' },
    { name: 'Orders', description: 'Checkout, orders of a shopper, and orders at the merchant’s desk.' },
    { name: 'Customers', description: 'Sessions, accounts and addresses.' },
    { name: 'Catalog', description: 'Products, categories and collections at the merchant’s desk.' },
    { name: 'Imports', description: 'Bringing a catalog in from a CSV file, and writing one.' },
    { name: 'Bulk edits', description: 'Changes of many products: previewed, made, undone.' },
    { name: 'Schedules', description: 'Publishing and unpublishing at a time to come.' },
    { name: 'Previews', description: 'A draft as its page would be.' },
    {
      name: 'Publishing',
      description: 'What has been asked to be published, and the releases that came of it.',
    },
    { name: 'Inventory', description: 'Live stock.' },
    { name: 'Pricing', description: 'Shipping methods, promotion codes, tax and ways to pay.' },
    { name: 'Store', description: 'Name, currency, languages, contact and announcement of the shop.' },
    { name: 'Reports', description: 'What needs attention, and what was sold.' },
    { name: 'Media', description: 'Pictures of products.' },
    { name: 'People', description: 'Who may use the merchant’s desk, and as what.' },
    { name: 'Operations', description: 'Health of the API, and who did what.' },
  ],
};

interface Media {
  schema?: ExampleSchema;
  examples?: Record<string, { value: unknown }>;
}
interface Parameter {
  in: string;
  required?: boolean;
  schema?: ExampleSchema;
  example?: unknown;
}
type Operation = DocumentedOperation & {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
};
interface OpenApi {
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, ExampleSchema> };
}

/** `GET /api/bag/lines/{id}` → `getBagLinesById`. */
const operationIdOf = (method: string, path: string): string =>
  method +
  path
    .replace(/^\/api/, '')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => `by-${name}`)
    .replaceAll(/[^a-zA-Z]+(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Puts the examples of the schemas where readers and tools look for them: at each body, and at each parameter. */
function withExamples(operation: Operation, schemas: Record<string, ExampleSchema>): Operation {
  const resolve = (ref: string): ExampleSchema => schemas[ref.replace('#/components/schemas/', '')] ?? {};
  const illustrate = (content: Record<string, Media>): Record<string, Media> =>
    Object.fromEntries(
      Object.entries(content).map(([type, media]) => {
        const found = media.examples || !media.schema ? [] : examplesOf(media.schema, resolve);
        if (found.length === 0) return [type, media];
        return [
          type,
          { ...media, examples: Object.fromEntries(found.map((value, n) => [`${n + 1}`, { value }])) },
        ];
      }),
    );
  return {
    ...operation,
    ...(operation.requestBody && {
      requestBody: { ...operation.requestBody, content: illustrate(operation.requestBody.content) },
    }),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, answer]) => [
        status,
        answer.content ? { ...answer, content: illustrate(answer.content) } : answer,
      ]),
    ),
  };
}

/** The OpenAPI document of all routes of `app`. */
export function apiDocument(app: Router): object {
  const document = app.getOpenAPI31Document(DOCUMENT) as unknown as OpenApi;
  const schemas = document.components?.schemas ?? {};
  const paths = Object.entries(document.paths ?? {}).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods).map(([method, operation]) => [
        method,
        {
          operationId: operationIdOf(method, path),
          ...withExamples(addCommonAnswers(path, method, operation), schemas),
        },
      ]),
    ),
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}

/** What documents refer to without naming a schema of the code. */
export function registerComponents(app: Router): void {
  // Made here: `register` takes only schemas that were made when the OpenAPI package was there already.
  app.openAPIRegistry.register('Problem', z.object(Problem.shape));
  for (const value of problemExamples()) {
    app.openAPIRegistry.registerComponent('examples', value.code, { value });
  }
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearerAuth', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A Cognito access token, as `POST /api/session` answers it.',
  });
}
