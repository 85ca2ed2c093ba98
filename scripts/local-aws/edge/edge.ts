import { randomUUID } from 'node:crypto';
import { Agent, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { loadFromApi } from './api-load.ts';
import { type Behavior, behaviorFor, originReadTimeout } from './behaviors.ts';
import { type BucketOrigin, createBucketOrigin } from './bucket-origin.ts';
import { createErrorPages } from './error-pages.ts';
import { splitTarget, toRequestEvent } from './function-event.ts';
import {
  checkFunctionResult,
  type FunctionResult,
  type FunctionStore,
  type GeneratedResponse,
  loadEdgeFunction,
} from './function-runtime.ts';
import { createObjectLoader } from './object-load.ts';
import { proxy } from './proxy.ts';
import { createResponseCache, type Lookup, OriginFailure } from './response-cache.ts';
import { sendResponse } from './send-response.ts';
import { type EdgeStats, newStats } from './stats.ts';

export type EdgeSettings = {
  /** The CloudFront Function file. */
  readonly routerFile: string;
  /** The KeyValueStore that the function reads. */
  readonly store: FunctionStore;
  readonly s3: Parameters<typeof createBucketOrigin>[0];
  readonly buckets: { readonly site: string; readonly media: string };
  /** `http://host:port` of the commerce API. */
  readonly apiOrigin: string;
  /** Answers requests that only this machine knows (`/_local/…`) and says whether it did. */
  readonly localRoutes?: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<boolean>;
  readonly maxCacheBytes?: number;
  readonly originReadTimeout?: number;
  /** Epoch milliseconds; tests move it. */
  readonly now?: () => number;
};

export type Edge = {
  readonly listener: RequestListener;
  stats(): EdgeStats & { cachedObjects: number; cachedBytes: number };
  close(): void;
};

const DEFAULT_CACHE_BYTES = 128 * 1024 * 1024;

/** The CloudFront distribution on this machine: router function, cache, origins, error pages. */
export async function createEdge(settings: EdgeSettings): Promise<Edge> {
  const router = await loadEdgeFunction(settings.routerFile, settings.store);
  const buckets: BucketOrigin = createBucketOrigin(settings.s3);
  const stats = newStats();
  const cache = createResponseCache({
    maxBytes: settings.maxCacheBytes ?? DEFAULT_CACHE_BYTES,
    now: settings.now ?? Date.now,
    onBackgroundFailure: (error) => {
      stats.originFailures += 1;
      console.error('edge: a refresh in the background failed:', error);
    },
  });
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const api = {
    origin: new URL(settings.apiOrigin),
    agent,
    timeout: settings.originReadTimeout ?? originReadTimeout,
  };
  const loadObject = createObjectLoader(buckets, settings.buckets, () => {
    stats.bucketReads += 1;
  });
  const errorPages = createErrorPages(cache, loadObject);

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const target = incoming.url ?? '';
    if (!target.startsWith('/')) return sendText(outgoing, 400, 'Bad request');
    if (await settings.localRoutes?.(incoming, outgoing)) return;
    stats.requests += 1;
    const { path } = splitTarget(target);
    const behavior = behaviorFor(path);
    if (!behavior.methods.includes(incoming.method ?? '')) {
      return sendText(outgoing, 405, 'Method not allowed', { allow: behavior.methods.join(', ') });
    }
    try {
      if (behavior.origin === 'api') await answerFromApi(behavior, incoming, outgoing);
      else await answerFromBucket(behavior, path, incoming, outgoing);
    } catch (error) {
      if (!(error instanceof OriginFailure)) throw error;
      stats.originFailures += 1;
      if (outgoing.headersSent || outgoing.destroyed) return;
      if (error.response) {
        const { status, headers, body } = error.response;
        outgoing.writeHead(status, {
          ...headers,
          'content-length': body.length,
          'x-cache': 'Error from cloudfront',
        });
        outgoing.end(incoming.method === 'HEAD' ? undefined : body);
      } else await errorPages.sendMaintenance(incoming, outgoing);
    }
  }

  async function answerFromApi(behavior: Behavior, incoming: IncomingMessage, outgoing: ServerResponse) {
    if (!behavior.cache) {
      stats.apiRequests += 1;
      return proxy(incoming, outgoing, api);
    }
    const load = loadFromApi(api, incoming, behavior.cache);
    const lookup = await cache.get(`api ${incoming.url}`, (previous) => {
      stats.apiRequests += 1;
      return load(previous);
    });
    await send(behavior, `api ${incoming.url}`, lookup, incoming, outgoing);
  }

  async function answerFromBucket(
    behavior: Behavior,
    path: string,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> {
    const result = behavior.router ? await runRouter(incoming) : { uri: path };
    if (!result) {
      const headers = { 'x-cache': 'FunctionExecutionError from cloudfront' };
      return sendText(outgoing, 503, 'The router function failed', headers);
    }
    if ('statusCode' in result) {
      stats.functionResponses += 1;
      return sendGenerated(outgoing, result, behavior, incoming.method === 'HEAD');
    }
    const key = `${behavior.origin} ${result.uri}`;
    const lookup = await cache.get(key, loadObject(behavior, result.uri));
    if (lookup.response.status === 404) {
      count(lookup);
      return errorPages.sendNotFound(behavior, incoming, outgoing);
    }
    await send(behavior, key, lookup, incoming, outgoing);
  }

  /** Undefined when the function failed. */
  async function runRouter(incoming: IncomingMessage): Promise<FunctionResult | undefined> {
    const event = toRequestEvent({
      method: incoming.method ?? 'GET',
      target: incoming.url ?? '/',
      headers: incoming.headers,
      ip: incoming.socket.remoteAddress ?? '',
      requestId: randomUUID(),
    });
    try {
      return checkFunctionResult(await router(event));
    } catch (error) {
      stats.functionErrors += 1;
      console.error('edge: the router function failed:', error);
      return undefined;
    }
  }

  function count({ status }: Lookup): void {
    if (status === 'Hit') stats.hits += 1;
    else if (status === 'RefreshHit') stats.refreshHits += 1;
    else stats.misses += 1;
  }

  function send(
    behavior: Behavior,
    key: string,
    lookup: Lookup,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> {
    count(lookup);
    return sendResponse(incoming, outgoing, {
      response: lookup.response,
      xCache: `${lookup.status} from cloudfront`,
      age: lookup.age,
      compress: behavior.compress,
      headers: behavior.headers,
      onEncoded: () => cache.resize(key, lookup.response),
    });
  }

  return {
    listener(incoming, outgoing) {
      handle(incoming, outgoing).catch((error: unknown) => {
        console.error(`edge: ${incoming.method} ${incoming.url}:`, error);
        if (!outgoing.headersSent) sendText(outgoing, 500, 'Internal error');
        else outgoing.destroy();
      });
    },
    stats() {
      const { objects, bytes } = cache.size();
      return { ...stats, cachedObjects: objects, cachedBytes: bytes };
    },
    close() {
      agent.destroy();
      buckets.close();
    },
  };
}

function sendGenerated(
  outgoing: ServerResponse,
  { statusCode, headers = {}, body }: GeneratedResponse,
  behavior: Behavior,
  headOnly: boolean,
): void {
  const given = Object.entries(headers).map(([name, { value }]) => [name, value]);
  const text = typeof body === 'string' ? body : (body?.data ?? '');
  outgoing.writeHead(statusCode, {
    ...behavior.headers,
    ...Object.fromEntries(given),
    'content-length': Buffer.byteLength(text),
    'x-cache': 'FunctionGeneratedResponse from cloudfront',
  });
  outgoing.end(headOnly ? undefined : text);
}

function sendText(
  outgoing: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  outgoing.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  outgoing.end(`${text}\n`);
}
