import { randomUUID } from 'node:crypto';
import type { ErrorCode } from '@lapidary/shared/errors';
import { createTestApp } from '../../platform/testing/test-app.ts';
import type { Case } from './common-cases.ts';
import { requestOf, send, sentTo } from './send.ts';
import { ask, invite, uniqueEmail } from './shop.ts';
import { type Cases, withBody, withoutCookies } from './ways.ts';

/** A manager who does to their own account what only another one may do. */
const toOneself: Case = async (shop, operation) => {
  const request = await requestOf(shop, operation, operation.bodyExamples[0]);
  return await send(operation, { ...request, token: shop.api.tokens.merchant(request.parameters.id!) });
};

const BY_TOKEN_ALONE: Partial<Record<ErrorCode, Case>> = { unauthenticated: withoutCookies };

/** What single operations of accounts, sessions and people answer. */
export const PEOPLE_CASES: Cases = {
  'DELETE /api/account': {
    conflict: async (shop, operation) => {
      const token = shop.api.tokens.merchant();
      return await send(operation, { browser: shop.api.visitor(), parameters: {}, query: {}, token });
    },
    recent_sign_in_required: async (shop, operation) => {
      const old = Math.floor(Date.now() / 1000) - 3_000;
      const token = shop.api.tokens.sign({ sub: randomUUID(), auth_time: old });
      return await send(operation, { browser: shop.api.visitor(), parameters: {}, query: {}, token });
    },
  },
  'DELETE /api/admin/people/{id}/second-factor': { conflict: toOneself },
  'POST /api/account/addresses': {
    conflict: async (shop, operation) => {
      const token = shop.api.tokens.shopper();
      const request = { ...(await requestOf(shop, operation, operation.bodyExamples[0])), token };
      const on20 = { ...request, browser: shop.api.visitor() };
      for (let n = 0; n < 20; n += 1) await send(operation, on20);
      return await send(operation, on20);
    },
  },
  'POST /api/admin/people': {
    conflict: async (shop, operation) => {
      const email = uniqueEmail();
      const id = await invite(shop, email);
      await ask(shop, 'PUT', `/people/${id}`, { role: 'editor', active: false });
      return await withBody({ email })(shop, operation);
    },
  },
  'POST /api/session': {
    unauthenticated: withBody({ accessToken: 'a.b.c' }),
    unavailable: async (shop, operation) => {
      const environment = { AWS_ENDPOINT_COGNITO: 'http://127.0.0.1:9/' };
      const { app } = createTestApp(shop.api.services.database, { cognitoTokens: true, environment });
      return await send(operation, sentTo(app, await requestOf(shop, operation, undefined)));
    },
  },
  'POST /api/session/refresh': BY_TOKEN_ALONE,
  'POST /api/session/sign-out-everywhere': BY_TOKEN_ALONE,
  'PUT /api/admin/people/{id}': { conflict: toOneself },
};
