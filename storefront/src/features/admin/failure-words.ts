import { ApiProblem, BackendUnreachable } from '../../lib/api-client.client.ts';
import { SignedOut } from '../../lib/session-request.client.ts';

/** Why a call failed, in a sentence for the merchant: the API's own where it gave one. */
export function failureWords(error: unknown): string {
  if (error instanceof SignedOut) return 'You have been signed out. Sign in again, then repeat this.';
  if (error instanceof BackendUnreachable) return 'The shop’s server could not be reached.';
  if (!(error instanceof ApiProblem)) throw error;
  if (error.code === 'internal')
    return `The shop’s server failed while answering (request ${error.requestId}).`;
  return error.detail;
}
