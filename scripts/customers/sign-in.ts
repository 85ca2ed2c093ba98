import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';
import { z } from 'zod';

const runtime = z.object({
  cognito: z.object({ userPoolId: z.string(), clientId: z.string(), endpoint: z.string().optional() }),
});

type CognitoSettings = z.infer<typeof runtime>['cognito'];

/** An error whose message is all that the person at the terminal needs. */
export class SignInError extends Error {}

/**
 * Signs in to a running shop as a browser does, over SRP.
 * @param shopUrl `http://host:port`
 * @returns the access token
 * Throws `SignInError` when the shop does not answer or refuses.
 */
export async function signIn(shopUrl: string, email: string, password: string): Promise<string> {
  const { userPoolId, clientId, endpoint } = await readCognitoSettings(shopUrl);
  const pool = new CognitoUserPool({
    UserPoolId: userPoolId,
    ClientId: clientId,
    ...(endpoint ? { endpoint: new URL(endpoint, shopUrl).href } : {}),
  });
  const user = new CognitoUser({ Username: email, Pool: pool });
  const details = new AuthenticationDetails({ Username: email, Password: password });
  return new Promise((resolve, reject) => {
    const needsApp = () =>
      reject(
        new SignInError('This account asks for the code of an authenticator app: use one that does not.'),
      );
    user.authenticateUser(details, {
      onSuccess: (session) => resolve(session.getAccessToken().getJwtToken()),
      onFailure: (error: Error) => reject(new SignInError(explain(error), { cause: error })),
      newPasswordRequired: () =>
        reject(
          new SignInError('This account has a temporary password: sign in to the shop once to replace it.'),
        ),
      totpRequired: needsApp,
      mfaSetup: needsApp,
    });
  });
}

async function readCognitoSettings(shopUrl: string): Promise<CognitoSettings> {
  let response: Response;
  try {
    response = await fetch(new URL('/runtime.json', shopUrl));
  } catch (error) {
    const advice = 'start it with "npm start", or set LAPIDARY_PORT to its port.';
    throw new SignInError(`No shop answers at ${shopUrl}: ${advice}`, { cause: error });
  }
  if (!response.ok)
    throw new SignInError(`${response.url} answered ${response.status}: is this the shop, and is it ready?`);
  const text = await response.text();
  try {
    return runtime.parse(JSON.parse(text)).cognito;
  } catch (error) {
    throw new SignInError(`${response.url} does not say how to sign in: is this the shop?`, { cause: error });
  }
}

function explain(error: Error): string {
  if (error.name === 'UserNotConfirmedException') {
    return 'This account is not confirmed yet: its code is at /_local/outbox/.';
  }
  return error.message || error.name;
}
