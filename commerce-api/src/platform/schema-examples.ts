/** A JSON schema, as far as examples are made from it. */
export interface ExampleSchema {
  $ref?: string;
  examples?: unknown[];
  example?: unknown;
  const?: unknown;
  enum?: unknown[];
  type?: string | string[];
  format?: string;
  minimum?: number;
  properties?: Record<string, ExampleSchema>;
  required?: string[];
  additionalProperties?: unknown;
  items?: ExampleSchema;
  anyOf?: ExampleSchema[];
  oneOf?: ExampleSchema[];
  allOf?: ExampleSchema[];
}

const MOMENT = '2026-03-14T09:26:53.000Z';

/**
 * Examples of a schema: its own, or else one put together from those of its parts. A string that is no date has to
 * bring its own.
 * @param resolve gives the schema that a `$ref` names.
 * @returns none when a part that must be there has none.
 */
export function examplesOf(schema: ExampleSchema, resolve: (ref: string) => ExampleSchema): unknown[] {
  if (schema.examples) return schema.examples;
  if (schema.example !== undefined) return [schema.example];
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum) return schema.enum.slice(0, 1);
  if (schema.$ref) return examplesOf(resolve(schema.$ref), resolve);
  if (schema.allOf) return mergedExample(schema.allOf, resolve);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    const found = choices.filter(({ type }) => type !== 'null').flatMap((one) => examplesOf(one, resolve));
    return found.length > 0 || !choices.some(({ type }) => type === 'null') ? found : [null];
  }
  const types = [schema.type].flat();
  const found = examplesOfType(types[0], schema, resolve);
  return found.length === 0 && types.includes('null') ? [null] : found;
}

function examplesOfType(
  type: string | undefined,
  schema: ExampleSchema,
  resolve: (ref: string) => ExampleSchema,
): unknown[] {
  switch (type) {
    case 'string':
      return schema.format === 'date-time' ? [MOMENT] : [];
    case 'integer':
    case 'number':
      return [Math.max(1, schema.minimum ?? 1)];
    case 'boolean':
      return [true];
    case 'array': {
      const [item] = schema.items ? examplesOf(schema.items, resolve) : [];
      return item === undefined ? [] : [[item]];
    }
    case 'object':
      return objectExample(schema, resolve);
    default:
      return [];
  }
}

function objectExample(
  { properties, required = [] }: ExampleSchema,
  resolve: (ref: string) => ExampleSchema,
): unknown[] {
  if (!properties) return [];
  const example: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    const [value] = examplesOf(property, resolve);
    if (value !== undefined) example[name] = value;
    else if (required.includes(name)) return [];
  }
  return [example];
}

function mergedExample(parts: ExampleSchema[], resolve: (ref: string) => ExampleSchema): unknown[] {
  const found = parts.map((part) => examplesOf(part, resolve)[0]);
  if (found.includes(undefined)) return [];
  return [Object.assign({}, ...(found as object[]))];
}
