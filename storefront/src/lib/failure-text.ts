import type { LineProblem } from '@lapidary/shared/errors';
import type { FailureMessages } from '../messages/en/failures.ts';
import { ApiProblem, BackendUnreachable } from './api-client.client.ts';

/**
 * What went wrong, in words for shoppers that say why. Errors that are neither the API's refusal nor its absence are
 * faults of the page: they are thrown on, so that they are seen.
 */
export function failureText(error: unknown, { unreachable, problems }: FailureMessages): string {
  if (error instanceof BackendUnreachable) return unreachable;
  if (!(error instanceof ApiProblem)) throw error;
  const { code, fields, detail, requestId } = error;
  return problems[code]?.replace('{id}', requestId) ?? fields[0]?.message ?? detail;
}

/** How many are left for a line: in the API's words, which say more, where they are in the page's language. */
export function lineText(
  { available, message }: LineProblem,
  { onlyLeft, problems }: FailureMessages,
): string {
  if (onlyLeft === undefined) return message;
  return available > 0 ? onlyLeft.replace('{n}', String(available)) : problems.out_of_stock!;
}
