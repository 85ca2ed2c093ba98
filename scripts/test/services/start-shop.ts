import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { repo } from '../../start/bootstrap/read-settings.mjs';
import { findFreePort } from '../../start/find-free-port.ts';
import { waitUntil } from '../../start/wait-until.ts';

const READY_WITHIN_MS = 240_000;

export interface StartedShop {
  /** Without a slash at its end. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts a whole shop as `npm start` does, on a free port.
 * @param home folder that it may fill
 * @param catalog as LAPIDARY_CATALOG
 * @throws {Error} with everything it said, when it does not become ready
 */
export async function startShop(home: string, catalog = 'sample'): Promise<StartedShop> {
  const port = await findFreePort();
  const { DATABASE_URL: _callers, ...environment } = process.env;
  const shop = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(repo, 'scripts/start/shop.ts')],
    {
      cwd: repo,
      env: {
        ...environment,
        LAPIDARY_HOME: home,
        LAPIDARY_PORT: String(port),
        LAPIDARY_CATALOG: catalog,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const ended = once(shop, 'exit');
  let said = '';
  for (const stream of [shop.stdout, shop.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const stop = async () => {
    shop.kill('SIGTERM');
    await ended;
  };

  const hasEnded = new AbortController();
  shop.once('exit', (code) => hasEnded.abort(new Error(`it ended with code ${code}`)));
  try {
    const ready = () => said.includes('Lapidary is ready');
    await waitUntil(ready, { timeoutMs: READY_WITHIN_MS, signal: hasEnded.signal });
  } catch (error) {
    await stop();
    throw new Error(`The shop did not start:\n${said}`, { cause: error });
  }
  return { url: `http://localhost:${port}`, stop };
}
