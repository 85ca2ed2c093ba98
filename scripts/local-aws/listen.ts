import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listener = { readonly port: number; close(): Promise<void> };

/**
 * Serves on the loopback interface only. With `bothFamilies` also on ::1, where the machine has it, because
 * browsers try that address first for `localhost`.
 * @param port 0 picks a free one
 * Throws `PortTakenError` when another process listens there.
 */
export async function listen(
  handler: RequestListener,
  { port = 0, bothFamilies = false }: { port?: number; bothFamilies?: boolean } = {},
): Promise<Listener> {
  const first = await bind(handler, port, '127.0.0.1');
  const chosen = (first.address() as AddressInfo).port;
  const servers = [first];
  if (bothFamilies) {
    try {
      servers.push(await bind(handler, chosen, '::1'));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A machine without IPv6 is served on 127.0.0.1 alone.
      if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') {
        await close(first);
        throw error;
      }
    }
  }
  return {
    port: chosen,
    async close() {
      await Promise.all(servers.map(close));
    },
  };
}

export class PortTakenError extends Error {
  constructor(port: number) {
    super(`Port ${port} is taken by another program: stop it, or choose another with LAPIDARY_PORT.`);
    this.name = 'PortTakenError';
  }
}

function bind(handler: RequestListener, port: number, host: string): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 30_000 }, handler);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error);
    });
    server.listen(port, host, () => resolve(server));
  });
}

/** Ends open connections too: streams of events would otherwise keep the server up for ever. */
function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
