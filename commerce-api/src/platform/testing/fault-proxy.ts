import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What becomes of something that the client sends: it `pass`es, it is `lost` with the connection, or it `arrives` but
 * the connection breaks before the answer is back.
 */
export type Fate = 'pass' | 'lost' | 'arrives';

/** A TCP proxy in front of a server, for tests of what happens when the network is at fault. */
export class FaultProxy {
  readonly #target: { host: string; port: number };
  readonly #pairs = new Set<{ client: Socket; server: Socket }>();
  #listener: Server | undefined;
  #port = 0;
  /** Milliseconds by which every answer of the server is late. */
  latencyMs = 0;
  /** Swallows everything, both ways, without closing anything. */
  blackhole = false;
  /** Breaks a connection after so many bytes from the server. */
  cutAfterBytes = Number.POSITIVE_INFINITY;
  /** Asked about everything that a client sends. */
  fateOf: (sent: Buffer) => Fate = () => 'pass';

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#target = { host: hostname, port: Number(port) };
  }

  /** Accepts connections, on the same port each time. */
  async open(): Promise<void> {
    this.#listener = createServer((client) => this.#connect(client));
    this.#listener.listen(this.#port, '127.0.0.1');
    await once(this.#listener, 'listening');
    this.#port = (this.#listener.address() as AddressInfo).port;
  }

  /** Refuses connections, and resets those there are. */
  async close(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    this.resetAll();
    if (!listener) return;
    listener.close();
    await once(listener, 'close');
  }

  resetAll(): void {
    for (const pair of this.#pairs) this.#cut(pair);
  }

  get connections(): number {
    return this.#pairs.size;
  }

  /** The server's URL, by way of this proxy. */
  through(url: string): string {
    const changed = new URL(url);
    changed.hostname = '127.0.0.1';
    changed.port = String(this.#port);
    return changed.href;
  }

  #connect(client: Socket): void {
    const server = connect(this.#target);
    const pair = { client, server };
    this.#pairs.add(pair);
    let bytes = 0;
    let silent = false;
    client.on('data', (sent) => {
      if (this.blackhole) return;
      const fate = this.fateOf(sent);
      if (fate === 'lost') return this.#cut(pair);
      silent ||= fate === 'arrives';
      server.write(sent);
    });
    server.on('data', (answer) => {
      if (this.blackhole) return;
      bytes += answer.length;
      if (silent || bytes > this.cutAfterBytes) return this.#cut(pair);
      if (this.latencyMs === 0) client.write(answer);
      else setTimeout(() => client.writable && client.write(answer), this.latencyMs);
    });
    for (const end of [client, server]) {
      end.on('close', () => this.#cut(pair));
      // A reset arrives as an error; `close` follows.
      end.on('error', () => {});
    }
  }

  #cut(pair: { client: Socket; server: Socket }): void {
    this.#pairs.delete(pair);
    pair.client.resetAndDestroy();
    pair.server.destroy();
  }
}
