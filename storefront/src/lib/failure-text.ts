import { ApiProblem, BackendUnreachable } from './api-client.client.ts';

/**
 * What went wrong, in words for shoppers that say why. Errors that are neither the API's refusal nor its absence are
 * faults of the page: they are thrown on, so that they are seen.
 */
export function failureText(error: unknown): string {
  if (error instanceof BackendUnreachable) {
    return 'The shop cannot be reached at the moment. Please try again shortly.';
  }
  if (!(error instanceof ApiProblem)) throw error;
  if (error.code === 'rate_limited') return 'That was many tries in a short time. Please wait a minute.';
  if (error.code === 'internal') {
    return `The shop had a fault while answering. Please try again; if it stays, tell us the number ${error.requestId}.`;
  }
  return error.fields[0]?.message ?? error.detail;
}
