import type { ErrorCode } from '@lapidary/shared/errors';

/** What to say when the API refuses or does not answer. */
export interface FailureMessages {
  unreachable: string;
  /** By code; for a code that is not here, the API's own words are shown. `{id}` is the request's number. */
  problems: Partial<Record<ErrorCode, string>>;
  /** `{n}` is what the line holds still. */
  quantityStays: string;
  /** For a line of which fewer are left than wanted; absent where the API's own words are in the language. */
  onlyLeft?: string;
}

const failures: FailureMessages = {
  unreachable: 'The shop cannot be reached at the moment. Please try again shortly.',
  problems: {
    rate_limited: 'That was many tries in a short time. Please wait a minute.',
    internal: 'The shop had a fault while answering. Please try again; if it stays, tell us the number {id}.',
  },
  quantityStays: 'The quantity stays at {n}.',
};
export default failures;
