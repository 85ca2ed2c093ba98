import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { Settings } from '../../settings.ts';

export type CognitoClient = CognitoIdentityProviderClient;

export function createCognitoClient({ aws }: Settings): CognitoClient {
  return new CognitoIdentityProviderClient({
    region: aws.region,
    // A person waits: three silent tries of this length still end before the browser gives up.
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
    ...(aws.cognitoEndpoint && { endpoint: aws.cognitoEndpoint }),
  });
}
