import { ERROR_STATUS, type ErrorCode, type Problem } from '@lapidary/shared/errors';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { AppError } from './app-error.ts';
import { isDatabaseAway } from './database-errors.ts';
import type { HttpEnv } from './http.ts';

const TITLES: Record<ErrorCode, string> = {
  invalid_request: 'The request is not valid',
  idempotency_key_required: 'An Idempotency-Key header is required',
  unauthenticated: 'Sign in first',
  forbidden: 'Not allowed',
  recent_sign_in_required: 'Sign in again first',
  not_found: 'Not found',
  method_not_allowed: 'Method not allowed',
  conflict: 'Conflict',
  slug_taken: 'The slug is taken',
  bag_empty: 'The bag is empty',
  bag_changed: 'The bag has changed',
  out_of_stock: 'Not enough in stock',
  request_in_flight: 'The same request is being worked on',
  illegal_transition: 'The order cannot become that now',
  promotion_used_up: 'The code is used up',
  link_expired: 'The link has expired',
  version_stale: 'Someone else has changed it',
  payload_too_large: 'The request is too large',
  unsupported_media_type: 'Unsupported media type',
  unprocessable_upload: 'The file cannot be used',
  idempotency_key_reused: 'The Idempotency-Key belongs to another request',
  promotion_unknown: 'There is no such code',
  promotion_not_active: 'The code does not count now',
  promotion_minimum: 'The code needs a larger order',
  shipping_unavailable: 'It cannot be delivered so',
  payment_unavailable: 'It cannot be paid so',
  version_required: 'An If-Match header is required',
  rate_limited: 'Too many requests',
  internal: 'Internal error',
  unavailable: 'Unavailable for the moment',
};

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
