import type { ApiOperation } from '../../platform/testing/api-document.ts';
import type { TestApp } from '../../platform/testing/test-app.ts';
import { TestBrowser, type TestRequest } from '../../platform/testing/test-browser.ts';
import { type Prepared, SET_UPS } from './set-ups.ts';
import type { ContractShop } from './shop.ts';

/** A documented request, with what has been prepared for it. */
export interface ContractRequest extends TestRequest {
  browser: TestBrowser;
  /** By name. */
  parameters: Record<string, string>;
  query: Record<string, string>;
}

const exampleOf = (parameter: ApiOperation['parameters'][number]): string | undefined => {
  const value = parameter.schema?.example ?? parameter.schema?.examples?.[0];
  return value === undefined ? undefined : String(value);
};

/** The documented examples of an operation's parameters that stand in one place. */
export const parameterExamples = (operation: ApiOperation, place: string): Record<string, string> =>
  Object.fromEntries(
    operation.parameters
      .filter((parameter) => parameter.in === place)
      .flatMap((parameter) => {
        const example = exampleOf(parameter);
        return example === undefined ? [] : [[parameter.name, example]];
      }),
  );

function tokenFor(operation: ApiOperation, { tokens }: TestApp): string | undefined {
  if (!operation.security?.some((scheme) => 'bearerAuth' in scheme)) return undefined;
  if (operation.security.some((scheme) => Object.keys(scheme).length === 0)) return undefined;
  return operation.path.startsWith('/api/admin/') ? tokens.merchant() : tokens.shopper();
}

/** The request that a documented body makes, after its set-up. */
export async function requestOf(
  shop: ContractShop,
  operation: ApiOperation,
  example: unknown,
): Promise<ContractRequest> {
  const prepared: Prepared = (await SET_UPS[operation.name]?.(shop, example)) ?? {};
  const at = prepared.at ?? shop.api;
  const body = prepared.body ?? example;
  const token = prepared.token ?? tokenFor(operation, at);
  return {
    browser: prepared.browser ?? at.visitor(),
    parameters: { ...parameterExamples(operation, 'path'), ...prepared.parameters },
    query: {},
    headers: { ...prepared.headers },
    ...(body !== undefined && { body }),
    ...(token !== undefined && { token }),
  };
}

/** The same request as another process of the shop would get it. */
export function sentTo(app: TestApp['app'], request: ContractRequest): ContractRequest {
  const browser = new TestBrowser(app);
  for (const [name, cookie] of request.browser.cookies) browser.cookies.set(name, cookie);
  return { ...request, browser };
}

export async function send(operation: ApiOperation, request: ContractRequest): Promise<Response> {
  const { browser, parameters, query, ...rest } = request;
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parameters[name] ?? 'missing'),
  );
  const search = new URLSearchParams(query).toString();
  return await browser.send(operation.method, search ? `${path}?${search}` : path, rest);
}
