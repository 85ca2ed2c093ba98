import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { type Fetcher, SimpleFetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { Settings } from '../../settings.ts';

/** Who an access token speaks for. */
export interface AccessToken {
  /** The Cognito subject. */
  customerId: string;
  merchant: boolean;
  expiresAt: Date;
}

export interface AccessTokenVerifier {
  /** Checks signature, issuer, client, use and expiry. @throws on any fault. */
  verify(token: string): Promise<AccessToken>;
}

const MERCHANTS = 'merchants';

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
      const claims = await verifier.verify(token);
      return {
        customerId: claims.sub,
        merchant: claims['cognito:groups']?.includes(MERCHANTS) ?? false,
        expiresAt: new Date(claims.exp * 1000),
      };
    },
  };
}
