import type { Runtime } from '@lapidary/shared/runtime';
import {
  AuthenticationDetails,
  CognitoAccessToken,
  CognitoIdToken,
  CognitoRefreshToken,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  CognitoUserSession,
} from 'amazon-cognito-identity-js';
import { memoryStorage } from './sign-in-storage.ts';

/** Cognito asks for a step that this shop has no page for. */
class ChallengeNotSupported extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ChallengeNotSupported';
  }
}

export interface CognitoTokens {
  accessToken: string;
  refreshToken: string;
}

/** An authenticator app that is being set up. */
export interface AppSetUp<Done> {
  /** Asks for a secret; each one replaces the one before. @returns it in base32 */
  begin(): Promise<string>;
  /** Takes the app whose first code this is. */
  verify(code: string, device: string): Promise<Done>;
}

/** A sign-in has come to its end, or to a step that the person has to take. A refused answer can be given again. */
export type SignInProgress =
  | { step: 'done'; tokens: CognitoTokens }
  /** The password was a temporary one. */
  | { step: 'new_password'; answer(password: string): Promise<SignInProgress> }
  /** The code of the app that was set up under the name of `device`. */
  | { step: 'code'; device: string; answer(code: string): Promise<SignInProgress> }
  /** The pool lets nobody in without an app. */
  | { step: 'set_up'; app: AppSetUp<SignInProgress> };

/** The user pool's calls as promises; they reject with the library's errors (`name` is Cognito's exception). */
export interface CognitoAccounts {
  signIn(email: string, password: string): Promise<SignInProgress>;
  /** Sets up an app for who has signed in, and has later sign-ins ask for its code. */
  setUpApp(email: string, accessToken: string): AppSetUp<void>;
  /** @returns whether the account still has to be confirmed by the code that was mailed. */
  signUp(email: string, password: string): Promise<{ unconfirmed: boolean }>;
  confirm(email: string, code: string): Promise<void>;
  resendCode(email: string): Promise<void>;
  forgotPassword(email: string): Promise<void>;
  setNewPassword(email: string, code: string, password: string): Promise<void>;
}

/** @param origin of the page: the library takes absolute addresses only, `/runtime.json` may hold a path. */
export function cognitoAccounts({ cognito }: Runtime, origin: string): CognitoAccounts {
  const Storage = memoryStorage();
  const Pool = new CognitoUserPool({
    UserPoolId: cognito.userPoolId,
    ClientId: cognito.clientId,
    Storage,
    // Would load and run a script of another origin's fingerprinting, if the page had it.
    AdvancedSecurityDataCollectionFlag: false,
    ...(cognito.endpoint === undefined ? {} : { endpoint: new URL(cognito.endpoint, origin).href }),
  });
  const user = (email: string) => new CognitoUser({ Username: email, Pool, Storage });

  return {
    signIn: (email, password) => {
      const person = user(email);
      const details = new AuthenticationDetails({ Username: email, Password: password });
      return progressOf(person, (callbacks) => person.authenticateUser(details, callbacks));
    },
    setUpApp(email, accessToken) {
      const person = user(email);
      person.setSignInUserSession(sessionOf(accessToken));
      let verified = false;
      return {
        begin: () => associate(person),
        async verify(code, device) {
          if (!verified) await verify(person, code, device);
          // A code counts once: should the next call fail, it is not to be asked for again.
          verified = true;
          await preferApp(person);
        },
      };
    },
    signUp: (email, password) =>
      new Promise((resolve, reject) => {
        const attributes = [new CognitoUserAttribute({ Name: 'email', Value: email })];
        Pool.signUp(email, password, attributes, [], (error, result) =>
          error || !result
            ? reject(error ?? new Error('Cognito answered a sign-up with nothing'))
            : resolve({ unconfirmed: !result.userConfirmed }),
        );
      }),
    confirm: (email, code) =>
      new Promise((resolve, reject) => {
        user(email).confirmRegistration(code, false, (error) => (error ? reject(error) : resolve()));
      }),
    resendCode: (email) =>
      new Promise((resolve, reject) => {
        user(email).resendConfirmationCode((error) => (error ? reject(error) : resolve()));
      }),
    forgotPassword: (email) =>
      new Promise((resolve, reject) => {
        user(email).forgotPassword({ onSuccess: () => resolve(), onFailure: reject });
      }),
    setNewPassword: (email, code, password) =>
      new Promise((resolve, reject) => {
        user(email).confirmPassword(code, password, { onSuccess: () => resolve(), onFailure: reject });
      }),
  };
}

type Callbacks = Parameters<CognitoUser['authenticateUser']>[1];

/** Runs one call of a sign-in up to its end, or to the next step. */
function progressOf(person: CognitoUser, call: (callbacks: Callbacks) => void): Promise<SignInProgress> {
  return new Promise((resolve, reject) => {
    const unsupported = () =>
      reject(new ChallengeNotSupported('This account asks for a step that this shop does not support.'));
    call({
      onSuccess: (session) => resolve({ step: 'done', tokens: tokensOf(session) }),
      onFailure: reject,
      newPasswordRequired: () =>
        resolve({
          step: 'new_password',
          answer: (password) =>
            progressOf(person, (callbacks) => person.completeNewPasswordChallenge(password, {}, callbacks)),
        }),
      totpRequired: (_name, parameters: { FRIENDLY_DEVICE_NAME?: string }) =>
        resolve({
          step: 'code',
          device: parameters.FRIENDLY_DEVICE_NAME ?? '',
          answer: (code) =>
            progressOf(person, (callbacks) => person.sendMFACode(code, callbacks, 'SOFTWARE_TOKEN_MFA')),
        }),
      mfaSetup: () =>
        resolve({
          step: 'set_up',
          app: {
            begin: () => associate(person),
            verify: (code, device) =>
              progressOf(person, (callbacks) => person.verifySoftwareToken(code, device, callbacks)),
          },
        }),
      mfaRequired: unsupported,
      selectMFAType: unsupported,
      customChallenge: unsupported,
    });
  });
}

const tokensOf = (session: CognitoUserSession): CognitoTokens => ({
  accessToken: session.getAccessToken().getJwtToken(),
  refreshToken: session.getRefreshToken().getToken(),
});

/** The library wants all three tokens; of the ID token it looks at the times alone, which the access token has too. */
const sessionOf = (accessToken: string): CognitoUserSession =>
  new CognitoUserSession({
    IdToken: new CognitoIdToken({ IdToken: accessToken }),
    AccessToken: new CognitoAccessToken({ AccessToken: accessToken }),
    RefreshToken: new CognitoRefreshToken({ RefreshToken: '' }),
  });

const associate = (person: CognitoUser): Promise<string> =>
  new Promise((resolve, reject) => {
    person.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject });
  });

const verify = (person: CognitoUser, code: string, device: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    person.verifySoftwareToken(code, device, { onSuccess: resolve, onFailure: reject });
  });

const preferApp = (person: CognitoUser): Promise<void> =>
  new Promise((resolve, reject) => {
    const settings = { Enabled: true, PreferredMfa: true };
    person.setUserMfaPreference(null, settings, (error) => (error ? reject(error) : resolve()));
  });
