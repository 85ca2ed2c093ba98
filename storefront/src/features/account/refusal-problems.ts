import { ApiProblem } from '../../lib/api-client.client.ts';
import { failureText } from '../../lib/failure-text.ts';
import type { IslandMessages } from '../../lib/island.tsx';
import { SignedOut } from '../../lib/session-request.client.ts';
import type { FormProblem } from './form-problems.ts';

/**
 * Why the API did not take a form, for its summary. Faults of fields lead to the field whose name is `prefix` and the
 * last part of the API's path: `address.line1` → `address-line1`.
 */
export function refusalProblems(
  error: unknown,
  prefix: string,
  { account, failures }: Pick<IslandMessages, 'account' | 'failures'>,
): FormProblem[] {
  if (error instanceof SignedOut) {
    return [{ field: null, message: account.sessionEnded }];
  }
  if (error instanceof ApiProblem && error.fields.length > 0) {
    return error.fields.map(({ path, message }) => ({
      field: `${prefix}-${path.split('.').at(-1)}`,
      message: account.refusedField ?? message,
    }));
  }
  return [{ field: null, message: failureText(error, failures) }];
}
