import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** An application on a port of its own, which disposing of it closes, open connections included. */
export interface ServedApp extends AsyncDisposable {
  /** Without a trailing slash. */
  readonly url: string;
}

/** Serves an application on a free port of 127.0.0.1, for the length of a test. */
export async function serveApp(app: Hono): Promise<ServedApp> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
