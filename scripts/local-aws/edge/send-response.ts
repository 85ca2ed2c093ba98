import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseEncoding, compress, isCompressible } from './compression.ts';
import type { StoredResponse } from './response-cache.ts';

export type SendOptions = {
  readonly response: StoredResponse;
  /** CloudFront's `X-Cache`. */
  readonly xCache: string;
  /** Seconds since the response was stored. */
  readonly age: number;
  readonly compress: boolean;
  /** Headers of the behavior; they win over the origin's. */
  readonly headers: Readonly<Record<string, string>>;
  /** Called after a compressed form was added to the response. */
  readonly onEncoded: () => void;
};

/** Answers a viewer from a kept response: 304 where it has it already, compressed where it can be. */
export async function sendResponse(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  options: SendOptions,
): Promise<void> {
  const { response, xCache, age } = options;
  const headers: Record<string, string> = {
    ...response.headers,
    ...options.headers,
    'x-cache': xCache,
    age: String(age),
  };
  const compressible = options.compress && isCompressible(response.headers, response.body.length);
  const encoding = compressible ? chooseEncoding(incoming.headers['accept-encoding']?.toString()) : undefined;
  if (compressible) headers.vary = headers.vary ? `${headers.vary}, accept-encoding` : 'accept-encoding';
  // The bytes differ from those the origin tagged, so the tag becomes a weak one, as at CloudFront.
  if (encoding && headers.etag) headers.etag = `W/${headers.etag.replace(/^W\//, '')}`;

  if (response.status === 200 && isKnown(incoming.headers['if-none-match'], headers.etag)) {
    delete headers['content-type'];
    outgoing.writeHead(304, headers).end();
    return;
  }
  const body = encoding ? await encoded(options, encoding) : response.body;
  if (encoding) headers['content-encoding'] = encoding;
  headers['content-length'] = String(body.length);
  outgoing.writeHead(response.status, headers);
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}

/** Whether `If-None-Match` names an entity tag; weak and strong count the same (RFC 9110, 13.1.2). */
export function isKnown(ifNoneMatch: string | undefined, etag: string | undefined): boolean {
  if (!ifNoneMatch || !etag) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const wanted = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === wanted);
}

/** Compressed once for all viewers of a kept response. */
async function encoded({ response, onEncoded }: SendOptions, encoding: 'br' | 'gzip'): Promise<Buffer> {
  const known = response.encodings.get(encoding);
  if (known) return known;
  const compressed = compress(response.body, encoding);
  response.encodings.set(encoding, compressed);
  const body = await compressed;
  onEncoded();
  return body;
}
