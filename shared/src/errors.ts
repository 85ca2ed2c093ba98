import { z } from 'zod';
import { OrderTotals } from './orders/totals.ts';

/**
 * Every error code that the API can answer with, and its HTTP status. The list is closed: a client may switch
 * over it exhaustively.
 */
export const ERROR_STATUS = {
  invalid_request: 400,
  idempotency_key_required: 400,
  unauthenticated: 401,
  forbidden: 403,
  recent_sign_in_required: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  slug_taken: 409,
  bag_empty: 409,
  bag_changed: 409,
  out_of_stock: 409,
  request_in_flight: 409,
  illegal_transition: 409,
  promotion_used_up: 409,
  link_expired: 410,
  version_stale: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  unprocessable_upload: 422,
  idempotency_key_reused: 422,
  promotion_unknown: 422,
  promotion_not_active: 422,
  promotion_minimum: 422,
  shipping_unavailable: 422,
  payment_unavailable: 422,
  version_required: 428,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;
export const ErrorCode = z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]);

/** One fault of an input: where (JSON path such as `variants.0.price`, or a CSV column) and why. */
export const FieldProblem = z.object({ path: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** A bag line that stands in the way of an order, with what is true now. */
export const LineProblem = z.object({
  variantId: z.string(),
  title: z.string(),
  requested: z.int(),
  available: z.int(),
  message: z.string(),
});
export type LineProblem = z.infer<typeof LineProblem>;

/** Who saved something that another person was editing, and when. */
export const SavedBy = z.object({
  /** The merchant's user id, `import` or `system`. */
  actor: z.string(),
  /** What they call themselves, if they have said so. */
  name: z.string().nullable(),
  at: z.iso.datetime(),
});
export type SavedBy = z.infer<typeof SavedBy>;

/** The envelope of every error, `application/problem+json` (RFC 9457). */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: ErrorCode,
    detail: z.string(),
    requestId: z.string(),
    fields: z.array(FieldProblem).optional(),
    lines: z.array(LineProblem).optional(),
    /** Of `illegal_transition`: what the order can become instead. */
    next: z.array(z.string()).optional(),
    /** Of `bag_changed`: what the order would cost now. */
    totals: OrderTotals.optional(),
    /** Of `version_stale`: who saved the version that is there now. */
    savedBy: SavedBy.optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
