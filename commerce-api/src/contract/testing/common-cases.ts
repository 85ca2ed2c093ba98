import type { ErrorCode } from '@lapidary/shared/errors';
import { ConnectionRefusedError } from 'sequelize';
import { createApp } from '../../app.ts';
import type { Database } from '../../platform/database.ts';
import type { Services } from '../../platform/services.ts';
import type { ApiOperation, JsonSchema } from '../../platform/testing/api-document.ts';
import { holdToDocument } from '../../platform/testing/hold-to-document.ts';
import { createTestApp } from '../../platform/testing/test-app.ts';
import { type ContractRequest, requestOf, send, sentTo } from './send.ts';
import type { ContractShop } from './shop.ts';

/** Provokes an error of an operation. @returns undefined when this is no way to do so. */
export type Case = (shop: ContractShop, operation: ApiOperation) => Promise<Response | undefined>;

const CLOSED_PORT = 'http://127.0.0.1:9/';
const KIB = 1024;

/** A database that nobody answers for. */
export function awayDatabase(database: Database): Database {
  const refuse = async () => {
    throw new ConnectionRefusedError(new Error('connect ECONNREFUSED'));
  };
  return new Proxy(database, {
    get: (target, name) =>
      name === 'query' || name === 'transaction' ? refuse : Reflect.get(target, name, target),
  });
}

/** Each is made once: a key pair and a dozen clients take their time. */
function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}

const edgeOf = once((database: Database) =>
  createTestApp(database, { environment: { ORIGIN_SECRETS: 'a-secret-of-the-edge-that-is-long' } }),
);
const strictOf = once((database: Database) =>
  createTestApp(database, { environment: { RATE_LIMIT_SCALE: '0.000001' } }),
);
const awayOf = once((database: Database) =>
  createTestApp(awayDatabase(database), { environment: { AWS_ENDPOINT_COGNITO: CLOSED_PORT } }),
);

/** A process in which everything fails in a way that nobody has foreseen. */
const brokenOf = once((services: Services) => {
  const kept = ['settings', 'appConfig', 'log', 'metrics', 'draining'];
  const app = createApp(
    new Proxy(services, {
      get: (target, name) => {
        if (kept.includes(String(name))) return Reflect.get(target, name);
        throw new Error('broken on purpose');
      },
    }),
  );
  holdToDocument(app);
  return app;
});

/** None of these ways does what the operation is for, so that what is prepared serves them all. */
const prepared = new WeakMap<ApiOperation, Promise<ContractRequest>>();

async function usual(shop: ContractShop, operation: ApiOperation): Promise<ContractRequest> {
  const request = prepared.get(operation) ?? requestOf(shop, operation, operation.bodyExamples[0]);
  prepared.set(operation, request);
  return await request;
}

/** A value that a schema refuses; undefined when it takes any text. */
function refusedBy(schema: JsonSchema = {}): string | undefined {
  if (schema.maxLength !== undefined) return 'x'.repeat(schema.maxLength + 1);
  if (schema.maximum !== undefined || schema.format !== undefined || schema.enum) return 'nonsense';
  return undefined;
}

function withRefusedParameter(
  operation: ApiOperation,
  request: ContractRequest,
): ContractRequest | undefined {
  for (const { name, in: place, schema } of operation.parameters) {
    const value = refusedBy(schema);
    if (value === undefined) continue;
    if (place === 'path') return { ...request, parameters: { ...request.parameters, [name]: value } };
    if (place === 'query') return { ...request, query: { [name]: value } };
    return { ...request, headers: { ...request.headers, [name]: value } };
  }
  return undefined;
}

/** Ways that are the same for every operation, by code. */
export const COMMON_CASES: Partial<Record<ErrorCode, Case>> = {
  invalid_request: async (shop, operation) => {
    const request = await usual(shop, operation);
    const refused = operation.body ? { ...request, body: '{' } : withRefusedParameter(operation, request);
    return refused && (await send(operation, refused));
  },
  unauthenticated: async (shop, operation) => {
    const { token: _, ...request } = await usual(shop, operation);
    if (!operation.security) return undefined;
    const optional = operation.security.some((scheme) => Object.keys(scheme).length === 0);
    return await send(operation, optional ? { ...request, token: 'a.b.c' } : request);
  },
  forbidden: async (shop, operation) => {
    const { app } = edgeOf(shop.api.services.database);
    return await send(operation, sentTo(app, await usual(shop, operation)));
  },
  not_found: async (shop, operation) => {
    const request = await usual(shop, operation);
    const names = Object.keys(request.parameters);
    if (names.length === 0) return undefined;
    const parameters = Object.fromEntries(names.map((name) => [name, 'nothing']));
    return await send(operation, { ...request, parameters });
  },
  payload_too_large: async (shop, operation) =>
    await send(operation, { ...(await usual(shop, operation)), body: JSON.stringify('x'.repeat(600 * KIB)) }),
  unsupported_media_type: async (shop, operation) => {
    const request = await usual(shop, operation);
    const headers = { ...request.headers, 'content-type': 'text/plain' };
    return await send(operation, { ...request, body: 'x', headers });
  },
  rate_limited: async (shop, operation) => {
    const { app, visitor } = strictOf(shop.api.services.database);
    const { token: _, ...request } = await usual(shop, operation);
    // Uses the budget up, and does nothing.
    await send(operation, { ...request, browser: visitor(), body: '{' });
    return await send(operation, sentTo(app, request));
  },
  internal: async (shop, operation) =>
    await send(operation, sentTo(brokenOf(shop.api.services), await usual(shop, operation))),
  unavailable: async (shop, operation) => {
    const request = await usual(shop, operation);
    const away = awayOf(shop.api.services.database);
    const token = operation.path.startsWith('/api/admin/') ? away.tokens.merchant() : away.tokens.shopper();
    return await send(operation, { ...sentTo(away.app, request), ...(request.token && { token }) });
  },
};
