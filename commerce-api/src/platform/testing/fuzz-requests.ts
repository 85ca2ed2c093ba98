import fc from 'fast-check';
import type { ApiOperation, ApiParameter, JsonSchema } from './api-document.ts';
import type { TestRequest } from './test-browser.ts';

/** Strings that have broken something somewhere. */
const HOSTILE_TEXT = [
  '',
  ' ',
  "' OR 1=1 --",
  '"; DROP TABLE orders; --',
  '$name',
  '$1 :id ?',
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\ud800',
  '😀'.repeat(20),
  'x'.repeat(5_000),
  '<script>alert(1)</script>',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  '-1',
  '1e309',
  '9'.repeat(30),
  '\r\nset-cookie: a=b',
  '[object Object]',
];
const HOSTILE_VALUES: unknown[] = [
  null,
  true,
  -1,
  0,
  0.1,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
  1e21,
  [],
  {},
  [[[[]]]],
  { toString: 'x', __proto__: null },
  ...HOSTILE_TEXT,
];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXT),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary' }),
);
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...HOSTILE_VALUES),
  fc.jsonValue({ maxDepth: 3 }),
);

const stringOf = (schema: JsonSchema): fc.Arbitrary<unknown> => {
  const usual =
    schema.format === 'email'
      ? fc.constant('ada@example.com')
      : schema.format === 'date-time'
        ? fc.constant('2030-01-01T00:00:00.000Z')
        : fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 40, 300) });
  return fc.oneof(
    { arbitrary: usual, weight: 4 },
    { arbitrary: fc.constantFrom('GB', 'ring-1', 'x'), weight: 2 },
    text,
  );
};

/** Values that mostly fit a schema, so that requests get behind the first check. */
export function valuesOf(schema: JsonSchema | undefined): fc.Arbitrary<unknown> {
  if (!schema) return anything;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(valuesOf));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch ([schema.type].flat()[0]) {
    case 'string':
      return stringOf(schema);
    case 'integer':
    case 'number': {
      const min = Math.max(schema.minimum ?? -1_000, -1_000_000);
      return fc.integer({ min, max: Math.max(min, Math.min(schema.maximum ?? 1_000_000, 2_000_000)) });
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valuesOf(schema.items), { minLength: schema.minItems ?? 0, maxLength: 4 });
    case 'object':
      return objectOf(schema);
    default:
      return anything;
  }
}

function objectOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {}).map(
    ([name, inner]) => [name, valuesOf(inner)] as const,
  );
  return fc.record(Object.fromEntries(properties), { requiredKeys: (schema.required ?? []) as never[] });
}

/** A body with one thing wrong somewhere: a property missing, unknown, or of another kind. */
function broken(body: unknown, at: number, value: unknown): unknown {
  if (body === null || typeof body !== 'object') return value;
  const names = Object.keys(body);
  const name = names[at % (names.length + 1)];
  if (name === undefined) return Array.isArray(body) ? [...body, value] : { ...body, surprise: value };
  const inner = (body as Record<string, unknown>)[name];
  const next = at % 3 === 0 && typeof inner === 'object' ? broken(inner, Math.floor(at / 3), value) : value;
  return Array.isArray(body)
    ? body.map((entry, index) => (String(index) === name ? next : entry))
    : { ...body, [name]: next };
}

const bodyOf = (schema: JsonSchema): fc.Arbitrary<unknown> =>
  fc.oneof(
    { arbitrary: valuesOf(schema), weight: 3 },
    {
      arbitrary: fc
        .tuple(valuesOf(schema), fc.nat(30), anything)
        .map(([body, at, value]) => broken(body, at, value)),
      weight: 4,
    },
    { arbitrary: anything, weight: 1 },
    // No JSON at all.
    { arbitrary: fc.constantFrom('{', '{"a":', '[1,]', '\u0000', '"'.repeat(3), '').map(asRaw), weight: 1 },
  );

const raw = Symbol('raw');
interface Raw {
  [raw]: string;
}
const asRaw = (written: string): Raw => ({ [raw]: written });
const isRaw = (body: unknown): body is Raw => typeof body === 'object' && body !== null && raw in body;

const parameterOf = ({ schema }: ApiParameter, known: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...known, 'x'), weight: 3 },
    { arbitrary: valuesOf(schema).map(String), weight: 2 },
    { arbitrary: text, weight: 2 },
  );

/** Headers take visible ASCII only; the rest never leaves the client. */
const headerSafe = (value: string): string => value.replace(/[^\x20-\x7e]/g, '').trim();

export interface FuzzedRequest extends TestRequest {
  address: string;
  /** Who sends it. */
  as: 'visitor' | 'shopper' | 'merchant' | 'nonsense';
}

/**
 * Requests to an operation, from what its document promises to what nobody should send.
 * @param known ids and the like that exist
 */
export function requestsTo(operation: ApiOperation, known: readonly string[]): fc.Arbitrary<FuzzedRequest> {
  const { parameters, path, body, method } = operation;
  const values = fc.record(
    Object.fromEntries(
      parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameterOf(parameter, known)]),
    ),
    {
      requiredKeys: parameters
        .filter(({ in: place }) => place === 'path')
        .map((p) => `path ${p.name}` as never),
    },
  );
  const as = fc.constantFrom('visitor', 'shopper', 'merchant', 'merchant', 'merchant', 'nonsense');
  const extra = fc.constantFrom<Record<string, string>>(
    {},
    {},
    { cookie: 'lapidary_bag=%00; lapidary_refresh=x' },
    { 'x-request-id': 'x'.repeat(500), 'if-none-match': '*' },
    { 'if-match': '"1"', 'idempotency-key': 'a-key' },
  );
  const content = body
    ? bodyOf(body)
    : method === 'GET'
      ? fc.constant(undefined)
      : fc.option(anything, { nil: undefined });
  return fc.record({ values, as, extra, content }).map((drawn) => {
    const given = (place: string): [string, string][] =>
      Object.entries(drawn.values as Record<string, string>).flatMap(([name, value]) =>
        name.startsWith(`${place} `) ? [[name.slice(place.length + 1), value]] : [],
      );
    const named = new Map(given('path'));
    const at = path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
      const value = (named.get(name) || 'x').toWellFormed();
      // As a part of an address, one dot or two lead elsewhere, however they are written.
      return encodeURIComponent(/^\.{1,2}$/.test(value) ? 'x' : value);
    });
    const query = new URLSearchParams(given('query')).toString();
    const headers = Object.fromEntries(given('header').map(([name, value]) => [name, headerSafe(value)]));
    return {
      address: query ? `${at}?${query}` : at,
      as: drawn.as as FuzzedRequest['as'],
      headers: { ...drawn.extra, ...headers },
      ...(drawn.content !== undefined && {
        body: isRaw(drawn.content) ? drawn.content[raw] : JSON.stringify(drawn.content),
      }),
    };
  });
}
