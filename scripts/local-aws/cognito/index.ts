import type { Hono } from 'hono';
import { createCognitoApp } from './app.ts';
import { type OperationName, operations } from './operations/index.ts';
import { openPool, type PoolSettings } from './pool.ts';

export type Cognito = {
  readonly app: Hono;
  /** Runs an operation in this process, as an administrator would over HTTP. Throws `CognitoError`. */
  call(name: OperationName, input: object): Promise<object>;
};

/** A Cognito user pool on this machine: real SRP sign-in, real RS256 tokens, mail into the outbox. */
export async function createCognito(
  settings: PoolSettings & { readonly accessKeyId: string },
): Promise<Cognito> {
  const pool = await openPool(settings);
  return {
    app: createCognitoApp(pool, settings.accessKeyId),
    call: (name, input) => operations[name].run(pool, input),
  };
}

export { CognitoError } from './errors.ts';
export type { PreTokenGeneration } from './pool.ts';
