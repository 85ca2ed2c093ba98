import type { Session } from '@lapidary/shared/customers/session';
import { startSession } from './session.client.ts';
import { runtime } from './session-runtime.client.ts';
import type { AppSetUp, CognitoAccounts, SignInProgress } from './sign-in-cognito.client.ts';

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

/** As the library tells it, with the shop's session in place of the tokens. */
export type SignInStage =
  | { step: 'done'; session: Session }
  | { step: 'new_password'; answer(password: string): Promise<SignInStage> }
  | { step: 'code'; device: string; answer(code: string): Promise<SignInStage> }
  | { step: 'set_up'; app: AppSetUp<SignInStage> };

async function stageOf(progress: SignInProgress): Promise<SignInStage> {
  switch (progress.step) {
    case 'done':
      return { step: 'done', session: await startSession(progress.tokens) };
    case 'set_up': {
      const { app } = progress;
      const verify = async (code: string, device: string) => stageOf(await app.verify(code, device));
      return { step: 'set_up', app: { begin: app.begin, verify } };
    }
    default:
      return { ...progress, answer: async (text) => stageOf(await progress.answer(text)) };
  }
}

/**
 * Proves the password to Cognito over SRP (it never leaves the browser) and starts the shop's session, when nothing else is
 * asked for. Errors of this and all functions here are for `signInProblem`.
 */
export async function signIn(email: string, password: string): Promise<SignInStage> {
  return stageOf(await (await accounts()).signIn(email, password));
}

/** Sets up an authenticator app for who has signed in. */
export function setUpApp(email: string, accessToken: string): AppSetUp<void> {
  const started = accounts().then((all) => all.setUpApp(email, accessToken));
  // Told to whoever calls one of these, which may be after it has failed.
  started.catch(() => {});
  return {
    begin: async () => (await started).begin(),
    verify: async (code, device) => (await started).verify(code, device),
  };
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
