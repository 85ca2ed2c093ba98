import { createRoute } from '@hono/zod-openapi';
import { Account } from '@lapidary/shared/customers/account';
import { Session, StartSession } from '@lapidary/shared/customers/session';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { AppError } from '../platform/app-error.ts';
import { requireCustomer } from '../platform/auth.ts';
import { revokeRefreshToken } from '../platform/aws/cognito-sessions.ts';
import {
  BEARER,
  createRouter,
  type HttpEnv,
  jsonBody,
  jsonResponse,
  problemResponse,
  type Router,
} from '../platform/http.ts';
import { sameOrigin } from '../platform/same-origin.ts';
import { readAccount } from './read-account.ts';
import { refreshSession } from './refresh-session.ts';
import { startSession } from './start-session.ts';

const REFRESH_COOKIE = 'lapidary_refresh';
/** As long as Cognito keeps a refresh token good. */
const COOKIE_SECONDS = 30 * 24 * 60 * 60;
const NO_STORE = { 'cache-control': 'no-store' };

const cookieOptions = (c: Context<HttpEnv>): CookieOptions => ({
  // Sent to these routes alone: no other part of the API ever sees the token.
  path: '/api/session',
  httpOnly: true,
  sameSite: 'Strict',
  secure: c.var.services.settings.publicUrl.startsWith('https:'),
});

const start = createRoute({
  method: 'post',
  path: '/session',
  tags: ['Customers'],
  summary: 'Start a session with the tokens of a Cognito sign-in',
  description:
    'The refresh token goes into the HttpOnly cookie `lapidary_refresh`; the page forgets it and keeps the access ' +
    'token in memory.',
  middleware: sameOrigin,
  request: { body: jsonBody(StartSession) },
  responses: {
    200: jsonResponse('The session', Session),
    400: problemResponse('`invalid_request`'),
    401: problemResponse('`unauthenticated`: a token is forged, expired, revoked, or of another account'),
    403: problemResponse('`forbidden`: sent by a page of another site'),
    503: problemResponse('`unavailable`: Cognito does not answer'),
  },
});

const refresh = createRoute({
  method: 'post',
  path: '/session/refresh',
  tags: ['Customers'],
  summary: 'Get a new access token by the cookie',
  middleware: sameOrigin,
  responses: {
    200: jsonResponse('The session with its new access token', Session),
    401: problemResponse('`unauthenticated`: there is no session, or it has ended; the cookie is cleared'),
    403: problemResponse('`forbidden`: sent by a page of another site'),
    503: problemResponse('`unavailable`: Cognito does not answer; the cookie stays'),
  },
});

const end = createRoute({
  method: 'delete',
  path: '/session',
  tags: ['Customers'],
  summary: 'Sign out: revoke the refresh token and clear the cookie',
  middleware: sameOrigin,
  responses: {
    204: { description: 'There is no session now, whether or not there was one' },
    403: problemResponse('`forbidden`: sent by a page of another site'),
    503: problemResponse('`unavailable`: Cognito does not answer; the session goes on'),
  },
});

const account = createRoute({
  method: 'get',
  path: '/account',
  tags: ['Customers'],
  summary: 'Who the access token speaks for',
  security: BEARER,
  middleware: requireCustomer,
  responses: {
    200: jsonResponse('The account', Account),
    401: problemResponse('`unauthenticated`'),
    503: problemResponse('`unavailable`: Cognito does not answer'),
  },
});

export function customerRoutes(): Router {
  const router = createRouter();
  router.openapi(start, async (c) => {
    const tokens = c.req.valid('json');
    const session = await startSession(c.var.services, tokens);
    setCookie(c, REFRESH_COOKIE, tokens.refreshToken, { ...cookieOptions(c), maxAge: COOKIE_SECONDS });
    return c.json(session, 200, NO_STORE);
  });
  router.openapi(refresh, async (c) => {
    try {
      const session = await refreshSession(c.var.services, getCookie(c, REFRESH_COOKIE));
      return c.json(session, 200, NO_STORE);
    } catch (error) {
      if (error instanceof AppError && error.code === 'unauthenticated') {
        deleteCookie(c, REFRESH_COOKIE, cookieOptions(c));
      }
      throw error;
    }
  });
  router.openapi(end, async (c) => {
    const refreshToken = getCookie(c, REFRESH_COOKIE);
    if (refreshToken) await revokeRefreshToken(c.var.services, refreshToken);
    deleteCookie(c, REFRESH_COOKIE, cookieOptions(c));
    return c.body(null, 204, NO_STORE);
  });
  router.openapi(account, async (c) => c.json(await readAccount(c.var.services, c.var.actor), 200, NO_STORE));
  return router;
}
