import type { ErrorCode } from '@lapidary/shared/errors';
import type { FailureMessages } from '../../messages/en/failures.ts';

/** What can go wrong with a bag. */
const CODES: readonly ErrorCode[] = [
  'invalid_request',
  'not_found',
  'out_of_stock',
  'rate_limited',
  'internal',
  'unavailable',
];

/** What stands in every page to say why the bag was not changed. */
export const bagFailures = ({ problems, ...words }: FailureMessages): FailureMessages => ({
  ...words,
  problems: Object.fromEntries(CODES.flatMap((code) => (problems[code] ? [[code, problems[code]]] : []))),
});
