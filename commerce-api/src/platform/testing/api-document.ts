import type { Router } from '../http.ts';

/** A JSON schema, as far as tests look into it. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  format?: string;
  pattern?: string;
  example?: unknown;
  examples?: unknown[];
}

export interface ApiParameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema?: JsonSchema;
}

interface Media {
  schema?: JsonSchema;
  /** By name; those of problems are named by their codes. */
  examples?: Record<string, { value?: unknown }>;
}

interface Content {
  content?: Record<string, Media>;
  headers?: Record<string, { required?: boolean }>;
}

/** An operation of the OpenAPI document, its schemas without references. */
export interface ApiOperation {
  /** `POST /api/bag/lines` */
  name: string;
  method: string;
  path: string;
  parameters: ApiParameter[];
  operationId?: string;
  body: JsonSchema | undefined;
  /** Documented bodies of the request, in order. */
  bodyExamples: unknown[];
  security: Record<string, string[]>[] | undefined;
  /** By status; by content type. */
  responses: Record<string, Content>;
}

type RawOperation = Omit<
  ApiOperation,
  'name' | 'method' | 'path' | 'body' | 'bodyExamples' | 'parameters'
> & {
  parameters?: ApiParameter[];
  requestBody?: Content;
};

/** Puts each referenced schema where it is referred to. There are no cycles among ours. */
function resolved<Value>(value: Value, root: unknown): Value {
  if (Array.isArray(value)) return value.map((entry) => resolved(entry, root)) as Value;
  if (value === null || typeof value !== 'object') return value;
  const { $ref, ...rest } = value as { $ref?: unknown };
  if (typeof $ref === 'string') {
    const target = $ref
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], root);
    return resolved({ ...(target as object), ...rest }, root) as Value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, resolved(inner, root)]),
  ) as Value;
}

/** The operations of an OpenAPI document, their schemas without references. */
export function operationsOf(document: object): ApiOperation[] {
  const { paths } = document as { paths: Record<string, Record<string, RawOperation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const { requestBody, parameters = [], ...described } = resolved(operation, document);
      const media = requestBody?.content?.['application/json'];
      return {
        ...described,
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        parameters,
        body: media?.schema,
        bodyExamples: Object.values(media?.examples ?? {}).map(({ value }) => value),
      };
    }),
  );
}

/** All operations that the API documents. */
export async function readOperations(
  app: Router,
  headers: Record<string, string> = {},
): Promise<ApiOperation[]> {
  const response = await app.request('/api/openapi.json', { headers });
  return operationsOf((await response.json()) as object);
}
