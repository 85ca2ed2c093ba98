import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { answer, errorResponse } from './answer.ts';
import { type Faults, failRequest } from './faults.ts';
import { S3Error } from './s3-error.ts';
import { parseRequest } from './s3-request.ts';
import type { Credentials } from './signature/sigv4.ts';
import { openStore } from './store/open-store.ts';

export interface S3Options {
  /** The folder that holds everything; made when it is missing. One process at a time. */
  readonly root: string;
  readonly region: string;
  /** The one key pair whose signatures are accepted. */
  readonly credentials: Credentials;
  /** Receives one line per request, and the stack of what should not have happened. */
  readonly log?: (line: string) => void;
  /** Makes requests go wrong, in tests. */
  readonly faults?: Faults;
}

/**
 * An S3 endpoint, path style, as an application to be served at the root of its own port by `@hono/node-server`.
 * Every request's signature is verified.
 */
export function createS3({ root, region, credentials, log = () => undefined, faults }: S3Options): Hono {
  const s3 = { store: openStore(root), authority: { region, credentials } };
  const app = new Hono();
  app.all('*', async ({ env, req: { raw } }) => {
    const target = requestTarget(env, raw);
    const requestId = randomUUID();
    let response: Response;
    try {
      const respond = () => answer(s3, parseRequest(target, raw), requestId);
      const fault = faults?.({ method: raw.method, path: target });
      response = fault ? await failRequest(fault, env as HttpBindings, respond) : await respond();
    } catch (error) {
      response = errorResponse(asS3Error(error, log), { method: raw.method, path: target }, requestId);
    }
    response.headers.set('x-amz-request-id', requestId);
    log(`${raw.method} ${target} ${response.status}`);
    return response;
  });
  return app;
}

/** Path and query as sent; a `Request` alone knows them only after URL parsing has folded `..`. */
function requestTarget(env: unknown, request: Request): string {
  const { incoming } = env as Partial<HttpBindings>;
  if (incoming?.url !== undefined) return incoming.url;
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}

function asS3Error(error: unknown, log: (line: string) => void): S3Error {
  if (error instanceof S3Error) return error;
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return new S3Error('InternalError', 'We encountered an internal error. Please try again.');
}
