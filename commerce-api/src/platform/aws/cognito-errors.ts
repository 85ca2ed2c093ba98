import { CognitoIdentityProviderServiceException } from '@aws-sdk/client-cognito-identity-provider';
import { AppError } from '../app-error.ts';

const RETRY_AFTER_SECONDS = 5;

/** No answer, a fault on Cognito's side, or too many requests: another try may succeed. */
const isPassing = (error: unknown): boolean =>
  !(error instanceof CognitoIdentityProviderServiceException) ||
  error.$fault === 'server' ||
  error.name === 'TooManyRequestsException';

/**
 * Throws AppError `unavailable` for what another try may mend; anything else, such as an app client that does not exist, is
 * a fault of our settings and is thrown as it is.
 */
export function unavailableUnlessAnswered(error: unknown): never {
  if (!isPassing(error)) throw error;
  throw new AppError('unavailable', 'The sign-in service does not answer; try again shortly.', {
    cause: error,
    retryAfter: RETRY_AFTER_SECONDS,
  });
}
