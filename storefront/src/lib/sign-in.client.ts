import type { Session } from '@lapidary/shared/customers/session';
import { startSession } from './session.client.ts';
import { runtime } from './session-runtime.client.ts';
import type { CognitoAccounts } from './sign-in-cognito.client.ts';

/** The Cognito library (25 KB) comes when a form is submitted, never before. */
async function accounts(): Promise<CognitoAccounts> {
  // Its `buffer` package reads Node's `global` while it loads.
  Object.assign(globalThis, { global: globalThis });
  const [{ cognitoAccounts }, settings] = await Promise.all([
    import('./sign-in-cognito.client.ts'),
    runtime(),
  ]);
  return cognitoAccounts(settings, location.origin);
}

/**
 * Proves the password to Cognito over SRP (it never leaves the browser) and starts the shop's session.
 * Errors of this and all functions here are for `signInProblem`.
 */
export async function signIn(email: string, password: string): Promise<Session> {
  return startSession(await (await accounts()).signIn(email, password));
}

/** @returns whether the address still has to be confirmed by the code that was mailed to it. */
export async function signUp(email: string, password: string): Promise<{ unconfirmed: boolean }> {
  return (await accounts()).signUp(email, password);
}

export async function confirmSignUp(email: string, code: string): Promise<void> {
  return (await accounts()).confirm(email, code);
}

export async function resendCode(email: string): Promise<void> {
  return (await accounts()).resendCode(email);
}

export async function forgotPassword(email: string): Promise<void> {
  return (await accounts()).forgotPassword(email);
}

export async function setNewPassword(email: string, code: string, password: string): Promise<void> {
  return (await accounts()).setNewPassword(email, code, password);
}
