import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { OriginFailure } from './response-cache.ts';

/** Meant for one connection only (RFC 9110, 7.6.1), so never passed on. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** A flat list of names and values, as `rawHeaders` has it, without those of one connection. */
export function endToEndHeaders(message: IncomingMessage): string[] {
  const named = (message.headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const kept: string[] = [];
  for (let i = 0; i + 1 < message.rawHeaders.length; i += 2) {
    const name = message.rawHeaders[i] ?? '';
    const lower = name.toLowerCase();
    if (!HOP_BY_HOP.has(lower) && !named.includes(lower)) kept.push(name, message.rawHeaders[i + 1] ?? '');
  }
  return kept;
}

/** Who asked, for the origin: the client's address is added to those it named itself, the rest replaced. */
export function forwardedHeaders(incoming: IncomingMessage): [string, string][] {
  const before = incoming.headers['x-forwarded-for'];
  const address = incoming.socket.remoteAddress ?? '';
  return [
    ['X-Forwarded-For', before ? `${[before].flat().join(', ')}, ${address}` : address],
    ['X-Forwarded-Proto', 'http'],
    ['X-Forwarded-Host', incoming.headers.host ?? ''],
  ];
}

export type OriginRequest = {
  readonly origin: URL;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Flat names and values. */
  readonly headers: readonly string[];
  readonly agent: Agent;
  /** Longest wait for the answer, and between two packets of it; milliseconds. */
  readonly timeout: number;
  /** Breaks the exchange off. */
  readonly signal?: AbortSignal;
  /** Sent as the body; its length or chunked coding is among the headers. */
  readonly body?: IncomingMessage;
};

/**
 * Sends a request and resolves with the origin's answer, its body still to come.
 * Rejects with `OriginFailure` when there is no answer: refused, reset, too late.
 */
export function askOrigin(ask: OriginRequest): Promise<IncomingMessage> {
  const { origin, method, target, headers, agent, timeout, signal, body } = ask;
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({
      host: origin.hostname,
      port: origin.port,
      method,
      path: target,
      headers: ['Host', origin.host, ...headers],
      agent,
      ...(signal ? { signal } : {}),
    });
    outgoing.setTimeout(timeout, () => outgoing.destroy(new Error(`no answer within ${timeout} ms`)));
    outgoing.once('response', resolve);
    outgoing.once('error', (error: NodeJS.ErrnoException) => {
      // A kept-alive connection may have been closed while idle: without a body it is safe to ask again.
      if (outgoing.reusedSocket && error.code === 'ECONNRESET' && !body) resolve(askOrigin(ask));
      else reject(new OriginFailure(`${origin.host} does not answer`, { cause: error }));
    });
    if (body) body.pipe(outgoing);
    else outgoing.end();
  });
}
