import type { Runtime } from '@lapidary/shared/runtime';
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
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

/** The user pool's calls as promises; they reject with the library's errors (`name` is Cognito's exception). */
export interface CognitoAccounts {
  signIn(email: string, password: string): Promise<CognitoTokens>;
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
    signIn: (email, password) =>
      new Promise((resolve, reject) => {
        const unsupported = (what: string) => () => reject(new ChallengeNotSupported(what));
        const secondFactor = unsupported(
          'This account asks for a second factor, which this shop does not support.',
        );
        user(email).authenticateUser(new AuthenticationDetails({ Username: email, Password: password }), {
          onSuccess: (session) =>
            resolve({
              accessToken: session.getAccessToken().getJwtToken(),
              refreshToken: session.getRefreshToken().getToken(),
            }),
          onFailure: reject,
          newPasswordRequired: unsupported(
            'This account has a temporary password. Ask the person who made it to set a lasting one.',
          ),
          mfaRequired: secondFactor,
          totpRequired: secondFactor,
          mfaSetup: secondFactor,
          selectMFAType: secondFactor,
          customChallenge: secondFactor,
        });
      }),
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
