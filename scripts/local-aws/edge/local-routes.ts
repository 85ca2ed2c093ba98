import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Outbox } from '../outbox/outbox.ts';
import { messagePage, outboxPage } from '../outbox/page.ts';
import { splitTarget } from './function-event.ts';
import { proxy } from './proxy.ts';
import { OriginFailure } from './response-cache.ts';

const MESSAGE = /^\/_local\/outbox\/([\w-]+)\/$/;

export type LocalRoutes = {
  /** Answers a request for `/_local/…` and says whether it was one. */
  handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<boolean>;
  close(): void;
};

/**
 * What the edge's port has on this machine only: the way to Cognito and S3 for browsers, which reach AWS
 * directly in production, and a look at the mail and the edge's counters.
 */
export function createLocalRoutes(options: {
  cognito: string;
  s3: string;
  outbox: Outbox;
  stats: () => object;
}): LocalRoutes {
  const agent = new Agent({ keepAlive: true });
  const stands = [
    { prefix: '/_local/cognito/', origin: new URL(options.cognito) },
    { prefix: '/_local/s3/', origin: new URL(options.s3) },
  ];
  const documents: Readonly<Record<string, () => Promise<{ type: string; text: string }>>> = {
    '/_local/outbox/': async () => ({
      type: 'text/html; charset=utf-8',
      text: await outboxPage(options.outbox.latest()),
    }),
    '/_local/outbox.json': async () => json(options.outbox.latest()),
    '/_local/edge/stats': async () => json(options.stats()),
  };
  return {
    async handle(incoming, outgoing) {
      const target = incoming.url ?? '';
      if (!target.startsWith('/_local/')) return false;
      const stand = stands.find(({ prefix }) => target.startsWith(prefix));
      if (stand) {
        const rest = `/${target.slice(stand.prefix.length)}`;
        await proxyTo(stand.origin, rest, incoming, outgoing);
        return true;
      }
      const { path } = splitTarget(target);
      const document = Object.hasOwn(documents, path) ? await documents[path]?.() : await messageAt(path);
      const status = document ? 200 : 404;
      const { type, text } = document ?? { type: 'text/plain; charset=utf-8', text: 'Not found\n' };
      outgoing.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
      outgoing.end(incoming.method === 'HEAD' ? undefined : text);
      return true;
    },
    close: () => agent.destroy(),
  };

  async function messageAt(path: string): Promise<{ type: string; text: string } | undefined> {
    const message = options.outbox.find(MESSAGE.exec(path)?.[1] ?? '');
    return message && { type: 'text/html; charset=utf-8', text: await messagePage(message) };
  }

  async function proxyTo(origin: URL, target: string, incoming: IncomingMessage, outgoing: ServerResponse) {
    try {
      await proxy(incoming, outgoing, { origin, agent, timeout: 60_000 }, target);
    } catch (error) {
      if (!(error instanceof OriginFailure)) throw error;
      outgoing.writeHead(502, { 'content-type': 'text/plain' }).end(`${error.message}\n`);
    }
  }
}

function json(value: unknown): { type: string; text: string } {
  return { type: 'application/json', text: JSON.stringify(value) };
}
