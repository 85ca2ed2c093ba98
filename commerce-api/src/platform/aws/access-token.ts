import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { SimpleFetcher } from 'aws-jwt-verify/https';
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

/**
 * The verifier for the user pool's access tokens. With a Cognito endpoint of our own only the place where keys are
 * fetched changes; issuer and checks stay those of AWS.
 */
export function createAccessTokenVerifier(settings: Settings): AccessTokenVerifier {
  const { userPoolId, clientId } = settings.cognito;
  const endpoint = settings.aws.cognitoEndpoint;
  const fetcher = endpoint
    ? {
        fetch: async (uri: string) => {
          const response = await fetch(new URL(new URL(uri).pathname, endpoint));
          if (!response.ok) throw new Error(`the key set answered ${response.status}`);
          return await response.arrayBuffer();
        },
      }
    : new SimpleFetcher();
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
