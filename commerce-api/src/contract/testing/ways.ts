import type { ErrorCode } from '@lapidary/shared/errors';
import type { Case } from './common-cases.ts';
import { requestOf, send } from './send.ts';

/** Ways to provoke what a single operation can answer, by operation and code. */
export type Cases = Readonly<Record<string, Partial<Record<ErrorCode, Case>>>>;

/** The documented request with something else in its body. */
export const withBody =
  (change: object): Case =>
  async (shop, operation) => {
    const request = await requestOf(shop, operation, operation.bodyExamples[0]);
    return await send(operation, { ...request, body: { ...(request.body as object), ...change } });
  };

const withIfMatch =
  (version?: string): Case =>
  async (shop, operation) => {
    const { headers: _, ...request } = await requestOf(shop, operation, operation.bodyExamples[0]);
    return await send(operation, { ...request, ...(version && { headers: { 'if-match': version } }) });
  };

export const versioned = { version_required: withIfMatch(), version_stale: withIfMatch('"999"') };

/** The same once more. */
export const twice: Case = async (shop, operation) => {
  const request = await requestOf(shop, operation, operation.bodyExamples[0]);
  await send(operation, request);
  return await send(operation, request);
};

export const withoutCookies: Case = async (shop, operation) => {
  const request = await requestOf(shop, operation, operation.bodyExamples[0]);
  return await send(operation, { ...request, browser: shop.api.visitor() });
};
