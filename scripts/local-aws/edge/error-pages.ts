import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Behavior, behaviorFor, maintenancePage, notFoundTtl } from './behaviors.ts';
import type { ObjectLoader } from './object-load.ts';
import { OriginFailure, type ResponseCache, type StoredResponse } from './response-cache.ts';
import { sendResponse } from './send-response.ts';

export type ErrorPages = {
  /** 404 with the behavior's page for it. */
  sendNotFound(behavior: Behavior, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>;
  /** 503 with the maintenance page: an origin does not answer. */
  sendMaintenance(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>;
};

/** The distribution's own error answers, from objects of the site bucket or, without them, in plain text. */
export function createErrorPages(cache: ResponseCache, loadObject: ObjectLoader): ErrorPages {
  const pages = behaviorFor('/');

  async function page(key: string): Promise<StoredResponse | undefined> {
    try {
      const { response } = await cache.get(`site /${key}`, loadObject(pages, `/${key}`));
      return response.status === 200 ? response : undefined;
    } catch (error) {
      if (error instanceof OriginFailure) return undefined;
      throw error;
    }
  }

  async function send(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    answer: { key: string | undefined; status: number; text: string; headers: Record<string, string> },
  ): Promise<void> {
    const { status, text, headers } = answer;
    const found = answer.key === undefined ? undefined : await page(answer.key);
    const { etag: _etag, 'last-modified': _date, ...pageHeaders } = found?.headers ?? {};
    const plain = {
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: Buffer.from(`${text}\n`),
    };
    const content = found ? { headers: pageHeaders, body: found.body } : plain;
    await sendResponse(incoming, outgoing, {
      response: { ...content, ...noFreshness, status, encodings: found?.encodings ?? new Map() },
      xCache: 'Error from cloudfront',
      age: 0,
      compress: true,
      headers,
      onEncoded: () => undefined,
    });
  }

  return {
    sendNotFound: (behavior, incoming, outgoing) =>
      send(incoming, outgoing, {
        key: behavior.notFoundPage,
        status: 404,
        text: 'Not found',
        headers: {
          ...behavior.headers,
          'cache-control': `public, max-age=0, s-maxage=${notFoundTtl}, must-revalidate`,
        },
      }),
    sendMaintenance: (incoming, outgoing) =>
      send(incoming, outgoing, {
        key: maintenancePage,
        status: 503,
        text: 'The shop cannot be reached at the moment. Please try again shortly.',
        headers: { ...pages.headers, 'cache-control': 'no-store', 'retry-after': '10' },
      }),
  };
}

const noFreshness = { freshFor: 0, staleWhileRevalidate: 0, staleIfError: 0, storedAt: 0 } as const;
