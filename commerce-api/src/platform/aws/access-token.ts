import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwksValidationError, JwtBaseError } from 'aws-jwt-verify/error';
import { type Fetcher, SimpleFetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { Settings } from '../../settings.ts';
import { AppError } from '../app-error.ts';

/** A verified access token, and who it speaks for. */
export interface AccessToken {
  token: string;
  /** The Cognito subject. */
  customerId: string;
  merchant: boolean;
  expiresAt: Date;
}

export interface AccessTokenVerifier {
  /**
   * Checks signature, issuer, client, use and expiry.
   * @throws AppError `unauthenticated`; `unavailable` when the pool's keys cannot be had.
   */
  verify(token: string): Promise<AccessToken>;
}

const MERCHANTS = 'merchants';

/** Without the pool's keys nothing can be said about a token; what the verifier says otherwise is about the token. */
function toAppError(cause: unknown): AppError {
  const judged =
    cause instanceof JwtBaseError && !(cause instanceof FetchError || cause instanceof JwksValidationError);
  return judged
    ? new AppError('unauthenticated', 'The access token is not valid, or no longer.', { cause })
    : new AppError('unavailable', 'The sign-in service does not answer; try again shortly.', {
        cause,
        retryAfter: 5,
      });
}

/** Fetches the pool's key set; from the Cognito endpoint of the settings when they name one. */
function keySetFetcher({ aws: { cognitoEndpoint } }: Settings): Fetcher {
  if (!cognitoEndpoint) return new SimpleFetcher();
  return {
    fetch: async (uri) => {
      const response = await fetch(new URL(new URL(uri).pathname, cognitoEndpoint));
      if (!response.ok) throw new Error(`the key set answered ${response.status}`);
      return await response.arrayBuffer();
    },
  };
}

/**
 * The verifier for the user pool's access tokens. With a Cognito endpoint of our own only the place where keys are
 * fetched changes; issuer and checks stay those of AWS.
 */
export function createAccessTokenVerifier(
  settings: Settings,
  fetcher: Fetcher = keySetFetcher(settings),
): AccessTokenVerifier {
  const { userPoolId, clientId } = settings.cognito;
  const verifier = CognitoJwtVerifier.create(
    { userPoolId, clientId, tokenUse: 'access' },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
  return {
    async verify(token) {
      const claims = await verifier.verify(token).catch((cause: unknown) => {
        throw toAppError(cause);
      });
      return {
        token,
        customerId: claims.sub,
        merchant: claims['cognito:groups']?.includes(MERCHANTS) ?? false,
        expiresAt: new Date(claims.exp * 1000),
      };
    },
  };
}
