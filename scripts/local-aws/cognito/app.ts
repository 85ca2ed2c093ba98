import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { CognitoError } from './errors.ts';
import { operations } from './operations/index.ts';
import type { UserPool } from './pool.ts';

const TARGET_PREFIX = 'AWSCognitoIdentityProviderService.';

/** The HTTP face of a pool: AWS JSON 1.1 on `POST /`, and its key set for verifiers. */
export function createCognitoApp(pool: UserPool, accessKeyId: string): Hono {
  const app = new Hono();
  app.use(
    cors({ origin: '*', allowMethods: ['GET', 'POST'], maxAge: 86_400, exposeHeaders: ['x-amzn-errortype'] }),
  );
  app.get('/.well-known/jwks.json', (c) => c.json(pool.keys.jwks));
  app.get(`/${pool.id}/.well-known/jwks.json`, (c) => c.json(pool.keys.jwks));
  app.post('/', bodyLimit({ maxSize: 128 * 1024 }), async (c) => {
    const name = c.req.header('x-amz-target') ?? '';
    const operation = findOperation(name);
    if (operation.admin) checkCredentials(c.req.header('authorization'), accessKeyId);
    const output = await operation.run(pool, parseJson(await c.req.text()));
    return c.body(JSON.stringify(output), 200, { 'content-type': 'application/x-amz-json-1.1' });
  });
  app.onError((error, c) => {
    const known = error instanceof CognitoError;
    if (!known) console.error('cognito:', error);
    const type = known ? error.type : 'InternalErrorException';
    const body = JSON.stringify({ __type: type, message: known ? error.message : 'Internal error' });
    return c.body(body, known ? 400 : 500, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-errortype': type,
    });
  });
  return app;
}

function findOperation(target: string) {
  const name = target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : '';
  if (!Object.hasOwn(operations, name)) {
    throw new CognitoError('UnknownOperationException', `Unknown operation: ${target || 'no X-Amz-Target'}`);
  }
  return operations[name as keyof typeof operations];
}

/** The stand-in knows one pair of credentials; a browser has none and so cannot call `Admin…`. */
function checkCredentials(authorization: string | undefined, accessKeyId: string): void {
  if (!authorization?.startsWith(`AWS4-HMAC-SHA256 Credential=${accessKeyId}/`)) {
    throw new CognitoError('MissingAuthenticationTokenException', 'Missing or unknown AWS credentials');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new CognitoError('InvalidParameterException', 'The body is not JSON.');
    throw error;
  }
}
