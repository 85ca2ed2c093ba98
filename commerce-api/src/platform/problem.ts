import { ERROR_STATUS, type ErrorCode, type Problem } from '@lapidary/shared/errors';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { AppError } from './app-error.ts';
import { isDatabaseAway } from './database-errors.ts';
import type { HttpEnv } from './http.ts';
import { TITLES } from './problem-titles.ts';

/** Errors that Hono itself raises, such as a body that is not JSON. */
function fromHttpException(error: HTTPException): AppError {
  const code = (Object.keys(ERROR_STATUS) as ErrorCode[]).find(
    (known) => ERROR_STATUS[known] === error.status,
  );
  return new AppError(code ?? 'invalid_request', error.message || 'the request could not be read', {
    cause: error,
  });
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof HTTPException) return fromHttpException(error);
  if (isDatabaseAway(error)) {
    return new AppError('unavailable', 'The shop cannot reach its database; try again shortly.', {
      retryAfter: 5,
      cause: error,
    });
  }
  return new AppError(
    'internal',
    'The request failed on our side; the request id helps us to find out why.',
    {
      cause: error,
    },
  );
}

/** Turns any error into problem+json. What was not foreseen is logged whole and told to nobody. */
export function problemOf(error: unknown, c: Context<HttpEnv>): Response {
  const fault = toAppError(error);
  const status = ERROR_STATUS[fault.code];
  const { requestId, services } = c.var;
  if (status >= 500) services.log.error({ requestId, err: fault.cause ?? fault }, 'request failed');
  const body: Problem = {
    type: `/api/docs#${fault.code}`,
    title: TITLES[fault.code],
    status,
    code: fault.code,
    detail: fault.message,
    requestId,
    ...(fault.fields && { fields: fault.fields }),
    ...(fault.lines && { lines: fault.lines }),
    ...(fault.next && { next: [...fault.next] }),
    ...(fault.totals && { totals: fault.totals }),
    ...(fault.savedBy && { savedBy: fault.savedBy }),
  };
  // Through the context, so that cookies which the route has already set go out with the problem.
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...(fault.retryAfter && { 'retry-after': String(fault.retryAfter) }),
    ...(fault.code === 'unauthenticated' && { 'www-authenticate': 'Bearer' }),
  });
}
