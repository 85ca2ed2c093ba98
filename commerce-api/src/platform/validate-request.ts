import type { RouteConfig } from '@hono/zod-openapi';
import type { FieldProblem } from '@lapidary/shared/errors';
import type { Context, MiddlewareHandler } from 'hono';
import type { ZodError, ZodObject, ZodType } from 'zod';
import { AppError } from './app-error.ts';

type Request = NonNullable<RouteConfig['request']>;
type Part = 'param' | 'query' | 'header' | 'json';

type Issue = ZodError['issues'][number];

/** Of what fits none of several schemas, the faults by the schema that it comes closest to. */
function faultsOf(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const closest = issue.errors.reduce((least, faults) => (faults.length < least.length ? faults : least));
  return closest.flatMap((fault) => faultsOf({ ...fault, path: [...issue.path, ...fault.path] }));
}

/** Faults of an input as the API reports them; `path` is dotted. */
export const fieldProblems = (error: ZodError): FieldProblem[] =>
  error.issues.flatMap(faultsOf).map(({ path, message }) => ({ path: path.join('.'), message }));

const describe = ({ path, message }: FieldProblem): string => (path ? `${path}: ${message}` : message);

/** What a route asks of one part of a request, and where that is found. */
interface Rule {
  part: Part;
  schema: ZodType;
  read: (c: Context) => unknown;
}

/** A name that is given several times has a list. */
const queryOf = (c: Context): unknown =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );

/** Of all headers only those that the route names, under the names that it gives them. */
const namedHeaders = (schema: ZodType) => {
  const names = Object.keys((schema as ZodObject).shape);
  return (c: Context): unknown => Object.fromEntries(names.map((name) => [name, c.req.header(name)]));
};

/** That a body is sent as JSON is seen to for all routes (`requireJson`); one that is not sent holds nothing. */
async function bodyOf(c: Context): Promise<unknown> {
  if (c.req.header('content-type') === undefined) return {};
  try {
    return await c.req.json();
  } catch (cause) {
    throw new AppError('invalid_request', 'Malformed JSON in request body', { cause });
  }
}

function rulesOf({ params, query, headers, body }: Request): Rule[] {
  const json = (body?.content['application/json'] as { schema?: ZodType } | undefined)?.schema;
  const named = headers as ZodType | undefined;
  return [
    ...(params ? [{ part: 'param' as const, schema: params, read: (c: Context) => c.req.param() }] : []),
    ...(query ? [{ part: 'query' as const, schema: query, read: queryOf }] : []),
    ...(named ? [{ part: 'header' as const, schema: named, read: namedHeaders(named) }] : []),
    ...(json ? [{ part: 'json' as const, schema: json, read: bodyOf }] : []),
  ];
}

/**
 * Holds requests to the schemas of their route. The library's own validators are a middleware for each part, and parse
 * as if a schema could wait for something, which takes zod several times as long.
 * @returns none for a route that takes nothing.
 * @throws AppError `invalid_request` with the fields.
 */
export function validateRequest(request: Request | undefined): MiddlewareHandler[] {
  const rules = request ? rulesOf(request) : [];
  if (rules.length === 0) return [];
  return [
    async (c, next) => {
      for (const { part, schema, read } of rules) {
        const result = schema.safeParse(await read(c));
        if (!result.success) {
          const fields = fieldProblems(result.error);
          throw new AppError('invalid_request', fields.map(describe).join('; '), { fields });
        }
        c.req.addValidatedData(part, result.data as object);
      }
      await next();
    },
  ];
}
