import { type Role, roleOf, SECOND_FACTOR_MISSING } from '@lapidary/shared/people/role';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import {
  FetchError,
  JwksValidationError,
  JwtBaseError,
  JwtInvalidSignatureAlgorithmError,
} from 'aws-jwt-verify/error';
import { type Fetcher, SimpleFetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { z } from 'zod';
import type { Settings } from '../../settings.ts';
import { AppError } from '../app-error.ts';

/** A verified access token, and who it speaks for. */
export interface AccessToken {
  token: string;
  /** The Cognito subject. */
  customerId: string;
  /** What they may do at the desk; null for shoppers, and for merchants whose second factor is missing. */
  role: Role | null;
  /** A merchant, who has to set up a second factor first. */
  secondFactorMissing: boolean;
  /** When the password was proved; a renewed token keeps the time of the sign-in that it comes from. */
  signedInAt: Date;
  expiresAt: Date;
}

export interface AccessTokenVerifier {
  /**
   * Checks signature, issuer, client, use and expiry.
   * @throws AppError `unauthenticated`; `unavailable` when the pool's keys cannot be had.
   */
  verify(token: string): Promise<AccessToken>;
  /** Fetches the pool's keys now, so that no request has to wait for them. @throws when they cannot be had. */
  hydrate(): Promise<void>;
  /** Whether the keys have been fetched once. Until then each token waits for them, or fails as `unavailable`. */
  readonly hydrated: boolean;
}

const ALGORITHM = 'RS256';
const KEY_SET_TIMEOUT_MS = 3_000;

/** The library checks claims that are there; these must be. */
const Claims = z.object({
  sub: z.string().min(1),
  exp: z.int().positive(),
  iat: z.int().positive(),
  auth_time: z.int().positive(),
  'cognito:groups': z.array(z.string()).optional(),
});

const invalid = (cause: unknown): AppError =>
  new AppError('unauthenticated', 'The access token is not valid, or no longer.', { cause });

/** Without the pool's keys nothing can be said about a token; what the verifier says otherwise is about the token. */
function toAppError(cause: unknown): AppError {
  const judged =
    cause instanceof JwtBaseError && !(cause instanceof FetchError || cause instanceof JwksValidationError);
  return judged
    ? invalid(cause)
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
      const response = await fetch(new URL(new URL(uri).pathname, cognitoEndpoint), {
        signal: AbortSignal.timeout(KEY_SET_TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`the key set answered ${response.status}`);
      return await response.arrayBuffer();
    },
  };
}

/** Parsed claims of a token whose signature is good. */
function readClaims(payload: unknown): z.infer<typeof Claims> {
  const parsed = Claims.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error);
}

/**
 * The verifier for the user pool's access tokens. With a Cognito endpoint of our own only the place where keys are
 * fetched changes; issuer and checks stay those of AWS. Keys come from the pool's own address alone: what a token's
 * header says of keys (`jku`, `x5u`, `jwk`) is not read. A key id that is not known makes it ask for the keys again,
 * at most every ten seconds, which is how a rotation arrives.
 */
export function createAccessTokenVerifier(
  settings: Settings,
  fetcher: Fetcher = keySetFetcher(settings),
): AccessTokenVerifier {
  const { userPoolId, clientId } = settings.cognito;
  let hydrated = false;
  const keySet: Fetcher = {
    fetch: async (uri) => {
      const keys = await fetcher.fetch(uri);
      hydrated = true;
      return keys;
    },
  };
  const verifier = CognitoJwtVerifier.create(
    {
      userPoolId,
      clientId,
      tokenUse: 'access',
      customJwtCheck: ({ header }) => {
        if (header.alg === ALGORITHM) return;
        throw new JwtInvalidSignatureAlgorithmError('not the algorithm of the pool', header.alg, ALGORITHM);
      },
    },
    { jwksCache: new SimpleJwksCache({ fetcher: keySet }) },
  );
  return {
    async verify(token) {
      const payload = await verifier.verify(token).catch((cause: unknown) => {
        throw toAppError(cause);
      });
      const claims = readClaims(payload);
      const groups = claims['cognito:groups'] ?? [];
      return {
        token,
        customerId: claims.sub,
        role: roleOf(groups),
        secondFactorMissing: groups.includes(SECOND_FACTOR_MISSING),
        signedInAt: new Date(claims.auth_time * 1000),
        expiresAt: new Date(claims.exp * 1000),
      };
    },
    hydrate: () => verifier.hydrate(),
    get hydrated() {
      return hydrated;
    },
  };
}
