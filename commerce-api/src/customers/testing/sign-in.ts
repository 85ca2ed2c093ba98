import type { StartSession } from '@lapidary/shared/customers/session';
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';
import type { Settings } from '../../settings.ts';

/** Accounts that the Cognito stand-in has from the start. */
export const SHOPPER = { email: 'shopper@lapidary.test', password: 'Shopper-2026' };
export const MERCHANT = { email: 'merchant@lapidary.test', password: 'Merchant-2026' };

/** Signs in over SRP with the browser's library, at the Cognito endpoint of the settings. */
export function signIn(
  { aws, cognito }: Settings,
  { email, password }: { email: string; password: string },
): Promise<StartSession> {
  const pool = new CognitoUserPool({
    UserPoolId: cognito.userPoolId,
    ClientId: cognito.clientId,
    ...(aws.cognitoEndpoint && { endpoint: aws.cognitoEndpoint }),
  });
  const details = new AuthenticationDetails({ Username: email, Password: password });
  return new Promise((resolve, reject) => {
    new CognitoUser({ Username: email, Pool: pool }).authenticateUser(details, {
      onSuccess: (session) =>
        resolve({
          accessToken: session.getAccessToken().getJwtToken(),
          refreshToken: session.getRefreshToken().getToken(),
        }),
      onFailure: reject,
    });
  });
}
