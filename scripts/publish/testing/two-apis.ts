import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { proxy } from '../../local-aws/edge/proxy.ts';

const main = fileURLToPath(new URL('../../../commerce-api/src/main.ts', import.meta.url));

/** Hands requests to API processes in turn, as the balancer of a container service does. */
export interface Balancer {
  readonly origin: string;
  /** Starts the processes that answer from now on. */
  start(count: number, environment: Readonly<Record<string, string>>): Promise<void>;
  /** How many requests each has got. */
  readonly counts: number[];
  close(): Promise<void>;
}

async function startApi(environment: Readonly<Record<string, string>>): Promise<[ChildProcess, number]> {
  const child = fork(main, {
    env: {
      ...process.env,
      ...environment,
      PORT: '0',
      LOG_LEVEL: 'error',
      RATE_LIMIT_SCALE: '0',
      SIGNING_KEY: 'a key for tests, known to everybody',
    },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the API ended with code ${code}`);
  });
  // Of interest only until it is ready.
  ended.catch(() => undefined);
  const [{ port }] = (await Promise.race([once(child, 'message'), ended])) as [{ port: number }];
  return [child, port];
}

export async function openBalancer(): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  const origins: URL[] = [];
  const children: ChildProcess[] = [];
  const counts: number[] = [];
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const at = turn++ % origins.length;
    counts[at] = (counts[at] ?? 0) + 1;
    proxy(incoming, outgoing, { origin: origins[at]!, agent, timeout: 30_000 }).catch(() =>
      outgoing.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    async start(count, environment) {
      const started = await Promise.all(Array.from({ length: count }, () => startApi(environment)));
      for (const [child, port] of started) {
        children.push(child);
        origins.push(new URL(`http://127.0.0.1:${port}`));
      }
    },
    async close() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await Promise.all(
        children.map(async (child) => {
          const ended = once(child, 'exit');
          child.kill('SIGTERM');
          await ended;
        }),
      );
    },
  };
}
