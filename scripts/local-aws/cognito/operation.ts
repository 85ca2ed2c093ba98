import type { z } from 'zod';
import { CognitoError } from './errors.ts';
import type { UserPool } from './pool.ts';

export type Operation = {
  /** Needs AWS credentials (the `Admin…` operations); the others are for browsers. */
  readonly admin: boolean;
  /** Checks the input and does the work. Throws `CognitoError`. */
  run(pool: UserPool, input: unknown): Promise<object>;
};

type Handler<Input> = (pool: UserPool, input: Input) => object | Promise<object>;

/** An operation that an app client may call. */
export function clientOperation<S extends z.ZodType>(schema: S, handler: Handler<z.infer<S>>): Operation {
  return { admin: false, run: (pool, input) => checkAndRun(schema, handler, pool, input) };
}

/** An operation for callers with AWS credentials. */
export function adminOperation<S extends z.ZodType>(schema: S, handler: Handler<z.infer<S>>): Operation {
  return { admin: true, run: (pool, input) => checkAndRun(schema, handler, pool, input) };
}

async function checkAndRun<S extends z.ZodType>(
  schema: S,
  handler: Handler<z.infer<S>>,
  pool: UserPool,
  input: unknown,
): Promise<object> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const details = parsed.error.issues.map(
      (issue) => `Value at '${issue.path.join('.')}': ${issue.message}`,
    );
    throw new CognitoError(
      'InvalidParameterException',
      `${details.length} validation error${details.length === 1 ? '' : 's'} detected: ${details.join('; ')}`,
    );
  }
  checkTarget(pool, parsed.data);
  return handler(pool, parsed.data);
}

/** Whatever pool or client the input names must be ours. */
function checkTarget(pool: UserPool, input: unknown): void {
  const { UserPoolId = pool.id, ClientId = pool.clientId } = input as {
    UserPoolId?: string;
    ClientId?: string;
  };
  if (UserPoolId !== pool.id) {
    throw new CognitoError('ResourceNotFoundException', `User pool ${UserPoolId} does not exist.`);
  }
  if (ClientId !== pool.clientId) {
    throw new CognitoError('ResourceNotFoundException', `User pool client ${ClientId} does not exist.`);
  }
}
