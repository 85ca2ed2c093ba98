import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { repo } from '../../start/bootstrap/read-settings.mjs';
import { findFreePort } from '../../start/find-free-port.ts';
import { waitUntil } from '../../start/wait-until.ts';
import { findChromium } from '../find-tools.mjs';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** Vitest global set-up for browser tests: a whole shop with the sample catalog, and the machine's browser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = findChromium();
  if (!chromium)
    throw new Error('No Chromium on this machine: install the package chromium (npm test says how).');

  const { folder, remove } = makeTemporaryFolder('shop');
  const port = await findFreePort();
  const { DATABASE_URL: _callers, LAPIDARY_CATALOG: _too, ...environment } = process.env;
  const shop = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(repo, 'scripts/start/shop.ts')],
    {
      cwd: repo,
      env: { ...environment, LAPIDARY_HOME: folder, LAPIDARY_PORT: String(port) },
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
    remove();
  };

  const hasEnded = new AbortController();
  shop.once('exit', (code) => hasEnded.abort(new Error(`it ended with code ${code}`)));
  try {
    const ready = () => said.includes('Lapidary is ready');
    await waitUntil(ready, { timeoutMs: 240_000, signal: hasEnded.signal });
  } catch (error) {
    await stop();
    throw new Error(`The shop did not start:\n${said}`, { cause: error });
  }
  project.provide('chromium', chromium);
  project.provide('shop', { url: `http://localhost:${port}`, home: folder });
  return stop;
}
