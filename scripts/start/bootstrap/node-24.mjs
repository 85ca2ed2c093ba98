import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { StartFailure } from './start-failure.mjs';
import { watchParent } from './watch-parent.mjs';

/**
 * The Node that runs everything after the bootstrap: the one that npm installed, else this one if it will do.
 * @param {string} repo
 * @returns {string} path of the executable
 * @throws {StartFailure}
 */
export function findNode24(repo) {
  const installed = path.join(repo, 'node_modules/.bin/node');
  const answer = spawnSync(installed, ['--version'], { encoding: 'utf8' });
  if (answer.stdout?.startsWith('v24.')) return installed;
  if (process.version.startsWith('v24.')) return process.execPath;
  const found = answer.error ? String(answer.error.message) : `${answer.stdout}${answer.stderr}`.trim();
  throw new StartFailure(
    `The packages are installed, but ${installed} is not a working Node 24 (${found}). Run "npm rebuild node", or install Node 24 and start again.`,
  );
}

/**
 * Hands over to a script under Node 24: same terminal, signals passed on, and its end is ours.
 * @param {{ node: string, script: string, environment: Record<string, string | undefined>, underNpm: boolean }} options
 * @returns {Promise<number>} the exit code; 128 + n if a signal ended it
 */
export function runOnNode24({ node, script, environment, underNpm }) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ['--disable-warning=ExperimentalWarning', script], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: environment,
    });
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, () => child.kill(signal));
    if (underNpm) watchParent(() => child.kill('SIGTERM'), { throughShell: true });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : 15)));
  });
}
