import type { ErrorCode, FieldProblem, LineProblem, SavedBy } from '@lapidary/shared/errors';
import type { OrderTotals } from '@lapidary/shared/orders/totals';

/** The one error that use cases throw: a code of the closed list and a sentence for the person who reads it. */
export class AppError extends Error {
  override name = 'AppError';
  readonly code: ErrorCode;
  readonly fields: FieldProblem[] | undefined;
  readonly lines: LineProblem[] | undefined;
  /** What the subject can become instead of what was asked for. */
  readonly next: readonly string[] | undefined;
  /** What an order would cost now. */
  readonly totals: OrderTotals | undefined;
  /** Who saved what somebody else was editing. */
  readonly savedBy: SavedBy | undefined;
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    more: {
      fields?: FieldProblem[];
      lines?: LineProblem[];
      next?: readonly string[];
      totals?: OrderTotals;
      savedBy?: SavedBy;
      retryAfter?: number;
      cause?: unknown;
    } = {},
  ) {
    super(detail, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.fields = more.fields;
    this.lines = more.lines;
    this.next = more.next;
    this.totals = more.totals;
    this.savedBy = more.savedBy;
    this.retryAfter = more.retryAfter;
  }
}
