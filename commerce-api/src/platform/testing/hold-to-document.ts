import { z } from 'zod';
import { apiDocument } from '../api-document.ts';
import type { Router } from '../http.ts';
import { type ApiOperation, type JsonSchema, operationsOf } from './api-document.ts';

const validators = new WeakMap<JsonSchema, z.ZodType>();

/** What is wrong with a value by a schema of the document; undefined when nothing is. */
export function faultOf(schema: JsonSchema, value: unknown): string | undefined {
  let validator = validators.get(schema);
  if (!validator) {
    validator = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    validators.set(schema, validator);
  }
  return validator.safeParse(value).error?.message;
}

/** The operation that an address belongs to: the one with the fewest parameters, as routes are chosen. */
export function operationAt(
  operations: readonly ApiOperation[],
  method: string,
  pathname: string,
): ApiOperation | undefined {
  const parts = pathname.split('/');
  const fits = ({ path }: ApiOperation): boolean => {
    const pattern = path.split('/');
    return (
      pattern.length === parts.length &&
      pattern.every((part, at) => part === parts[at] || (part.startsWith('{') && parts[at] !== ''))
    );
  };
  return operations
    .filter((operation) => operation.method === method && fits(operation))
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
}

/** Status, type, headers and body of an answer against the document. @returns what differs. */
export async function departuresOf(operation: ApiOperation, response: Response): Promise<string[]> {
  const { status, headers } = response;
  if (status === 304) return [];
  const answer = operation.responses[status];
  if (!answer) return [`status ${status} is not documented`];
  const missing = Object.entries(answer.headers ?? {})
    .filter(([name, { required }]) => required && !headers.has(name))
    .map(([name]) => `the header ${name} is missing`);
  if (!answer.content) return missing;
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  const media = answer.content[type];
  // Failures of a preview are a page for browsers.
  if (!media)
    return status >= 400 && type === 'text/html' ? missing : [...missing, `${type} is not documented`];
  if (!type.endsWith('json') || !media.schema) return missing;
  const text = await response.clone().text();
  const fault = faultOf(media.schema, JSON.parse(text));
  return fault ? [...missing, `${fault}\n${text}`] : missing;
}

/** The same for every app of a process: making the document takes longer than most tests. */
let documented: ApiOperation[] | undefined;

/**
 * Makes an app throw when it answers something that its own document does not say, so that every test that calls it
 * proves the document. Addresses that are no route are let through.
 */
export function holdToDocument(app: Router): void {
  const answer = app.fetch;
  app.fetch = async (request, ...rest) => {
    const response = await answer(request, ...rest);
    const { pathname } = new URL(request.url);
    documented ??= operationsOf(apiDocument(app));
    const operation = operationAt(documented, request.method, pathname);
    if (!operation) return response;
    const departures = await departuresOf(operation, response);
    if (departures.length === 0) return response;
    throw new Error(`${operation.name} departs from its document: ${departures.join('; ')}`);
  };
}
