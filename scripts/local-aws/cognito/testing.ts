import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import * as identity from 'amazon-cognito-identity-js';
import { listen } from '../listen.ts';
import { type Outbox, openOutbox } from '../outbox/outbox.ts';
import { type Cognito, createCognito } from './index.ts';
import type { PoolSettings } from './pool.ts';

export const userPoolId = 'us-east-1_test00001';
export const clientId = 'testclient';

export type TestPool = {
  readonly endpoint: string;
  readonly cognito: Cognito;
  readonly outbox: Outbox;
  /** The pool's clock, in epoch milliseconds. */
  now(): number;
  /** Moves it forward. */
  advance(milliseconds: number): void;
  /** Stops the server and starts another on the same files. */
  restart(): Promise<TestPool>;
  /** A file that the pool keeps, as text. */
  readFile(name: string): Promise<string>;
  close(): Promise<void>;
};

/** A pool on a free port with files of its own. */
export async function startTestPool(
  more: Pick<PoolSettings, 'mfa' | 'functions'> = {},
  folder?: string,
): Promise<TestPool> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'lapidary-cognito-')));
  const outbox = await openOutbox(join(home, 'outbox.jsonl'));
  let offset = 0;
  const cognito = await createCognito({
    folder: home,
    userPoolId,
    clientId,
    groups: ['merchants'],
    accessKeyId: 'local',
    outbox,
    now: () => Date.now() + offset,
    ...more,
  });
  const listener = await listen(getRequestListener(cognito.app.fetch));
  return {
    endpoint: `http://127.0.0.1:${listener.port}/`,
    cognito,
    outbox,
    now: () => Date.now() + offset,
    advance(milliseconds) {
      offset += milliseconds;
    },
    async restart() {
      await listener.close();
      return startTestPool(more, home);
    },
    readFile: (name) => readFile(join(home, name), 'utf8'),
    async close() {
      await listener.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The browser library's user, for a pool at this endpoint. */
export function browserUser(endpoint: string, username: string): identity.CognitoUser {
  const pool = new identity.CognitoUserPool({ UserPoolId: userPoolId, ClientId: clientId, endpoint });
  return new identity.CognitoUser({ Username: username, Pool: pool });
}

/** Signs up with the browser library. */
export function browserSignUp(
  endpoint: string,
  email: string,
  password: string,
): Promise<identity.ISignUpResult> {
  const pool = new identity.CognitoUserPool({ UserPoolId: userPoolId, ClientId: clientId, endpoint });
  return new Promise((resolve, reject) => {
    pool.signUp(email, password, [], [], (error, result) => (result ? resolve(result) : reject(error)));
  });
}

/** Signs in over SRP with the browser library. Rejects with its error, whose `code` is the exception's name. */
export function browserSignIn(
  user: identity.CognitoUser,
  password: string,
): Promise<identity.CognitoUserSession> {
  const details = new identity.AuthenticationDetails({ Username: user.getUsername(), Password: password });
  return new Promise((resolve, reject) => {
    user.authenticateUser(details, {
      onSuccess: (session) => resolve(session),
      onFailure: reject,
      newPasswordRequired: () => reject(new Error('NEW_PASSWORD_REQUIRED')),
    });
  });
}

/** The code in the latest message to an address. */
export function latestCode(outbox: Outbox, email: string): string {
  const code = outbox.latest().find((message) => message.to === email.toLowerCase())?.code;
  if (!code) throw new Error(`no code was sent to ${email}`);
  return code;
}
