import { createRoute } from '@hono/zod-openapi';
import { Session, StartSession } from '@lapidary/shared/customers/session';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { BAG_COOKIE, bagCookieOptions, parseBagId } from '../bag/index.ts';
import { AppError } from '../platform/app-error.ts';
import { createRouter, type HttpEnv, jsonBody, jsonResponse, type Router } from '../platform/http.ts';
import { problems, SAME_ORIGIN } from '../platform/problem-answers.ts';
import { sameOrigin } from '../platform/same-origin.ts';
import { endAllSessions, endSession } from './end-session.ts';
import { enterShop } from './enter-shop.ts';
import { refreshSession } from './refresh-session.ts';
import { startSession } from './start-session.ts';

const REFRESH_COOKIE = 'lapidary_refresh';
/** As long as Cognito keeps a refresh token good. */
const COOKIE_SECONDS = 30 * 24 * 60 * 60;
const refreshCookieOptions = (c: Context<HttpEnv>): CookieOptions => ({
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
    ...problems(
      SAME_ORIGIN,
      { unauthenticated: 'a token is forged, expired, revoked, or of another account' },
      { unavailable: 'Cognito does not answer, or the database is away' },
    ),
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
    ...problems(
      SAME_ORIGIN,
      { unauthenticated: 'there is no session, or it has ended; the cookie is cleared' },
      { unavailable: 'Cognito does not answer; the cookie stays' },
    ),
  },
});

const end = createRoute({
  method: 'delete',
  path: '/session',
  tags: ['Customers'],
  summary: 'Sign out on this device: revoke the refresh token and clear the cookies',
  middleware: sameOrigin,
  responses: {
    204: { description: 'There is no session now, whether or not there was one' },
    ...problems(SAME_ORIGIN, { unavailable: 'Cognito does not answer; the session goes on' }),
  },
});

const endEverywhere = createRoute({
  method: 'post',
  path: '/session/sign-out-everywhere',
  tags: ['Customers'],
  summary: 'Sign out on every device',
  description:
    'No refresh token of the account works any more, and no access token that was issued before. The customer’s bag ' +
    'stays for the next sign-in, and cannot be opened from any device until then.',
  middleware: sameOrigin,
  responses: {
    204: { description: 'There is no session of this account now' },
    ...problems(
      SAME_ORIGIN,
      { unauthenticated: 'the cookie holds no session, so it cannot be said whose to end' },
      { unavailable: 'Cognito does not answer; ask again' },
    ),
  },
});

/** Leaves nothing of the customer on the device: neither session nor bag. */
export function clearCustomerCookies(c: Context<HttpEnv>): void {
  const { maxAge: _, ...bagOptions } = bagCookieOptions(c.var.services.settings);
  deleteCookie(c, REFRESH_COOKIE, refreshCookieOptions(c));
  deleteCookie(c, BAG_COOKIE, bagOptions);
}

export function sessionRoutes(): Router {
  const router = createRouter();
  router.openapi(start, async (c) => {
    const { services } = c.var;
    const tokens = c.req.valid('json');
    const session = await startSession(services, tokens);
    const { customerId } = session;
    const guestBagId = parseBagId(getCookie(c, BAG_COOKIE));
    const bagId = await enterShop(services, { customerId, guestBagId });
    setCookie(c, REFRESH_COOKIE, tokens.refreshToken, {
      ...refreshCookieOptions(c),
      maxAge: COOKIE_SECONDS,
    });
    setCookie(c, BAG_COOKIE, bagId, bagCookieOptions(services.settings));
    return c.json(session, 200);
  });
  router.openapi(refresh, async (c) => {
    try {
      const session = await refreshSession(c.var.services, getCookie(c, REFRESH_COOKIE));
      return c.json(session, 200);
    } catch (error) {
      if (error instanceof AppError && error.code === 'unauthenticated') {
        deleteCookie(c, REFRESH_COOKIE, refreshCookieOptions(c));
      }
      throw error;
    }
  });
  router.openapi(end, async (c) => {
    const refreshToken = getCookie(c, REFRESH_COOKIE);
    if (refreshToken) {
      await endSession(c.var.services, refreshToken);
      clearCustomerCookies(c);
    } else {
      // Nobody is signed in here: a guest keeps the bag.
      deleteCookie(c, REFRESH_COOKIE, refreshCookieOptions(c));
    }
    return c.body(null, 204);
  });
  router.openapi(endEverywhere, async (c) => {
    await endAllSessions(c.var.services, getCookie(c, REFRESH_COOKIE));
    clearCustomerCookies(c);
    return c.body(null, 204);
  });
  return router;
}
