import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from './start-failure.mjs';

/**
 * What npm is told, whatever the caller's npm configuration says: `omit`, `production`, `ignore-scripts`,
 * `dry-run` and the like reach npm through variables and files, and flags outrank both.
 * @param {import('./installed-packages.mjs').Scope} scope
 */
export function npmArguments(scope) {
  return [
    'ci',
    scope === 'run' ? '--omit=dev' : '--include=dev',
    '--include=prod',
    '--include=optional', // the native parts of the bundler and of sharp
    '--include=peer',
    '--ignore-scripts=false', // Node 24 arrives through an install script
    '--dry-run=false',
    '--global=false',
    '--progress=false',
    '--loglevel=warn',
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ];
}

/**
 * The caller's environment for npm, without what would make it another install: NODE_ENV=production omits
 * development packages, and a `node_modules/.bin` on the PATH offers a Node that npm is about to delete.
 * @param {Record<string, string | undefined>} environment
 * @returns {Record<string, string | undefined>}
 */
export function npmEnvironment(environment) {
  const {
    NODE_ENV: _mode,
    NODE: _node,
    npm_config_omit: _omit,
    npm_config_production: _old,
    ...rest
  } = environment;
  const folders = (rest.PATH ?? '').split(path.delimiter);
  const suffix = path.join('node_modules', '.bin');
  return { ...rest, PATH: folders.filter((folder) => !folder.endsWith(suffix)).join(path.delimiter) };
}

/**
 * Runs `npm ci`; everything it says goes to the log.
 * @param {{ repo: string, scope: import('./installed-packages.mjs').Scope, logFile: string, environment: Record<string, string | undefined> }} options
 * @returns {Promise<number>} npm's exit code
 * @throws {StartFailure} when there is no npm
 */
export function npmCi({ repo, scope, logFile, environment }) {
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', npmArguments(scope), {
      cwd: repo,
      env: npmEnvironment(environment),
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    // A half-finished install is repaired by the next one, so npm is ended with us instead of left behind.
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    const end = () => {
      npm.kill('SIGTERM');
      npm.once('exit', () => process.exit(130));
    };
    for (const signal of signals) process.once(signal, end);
    const settled = () => {
      for (const signal of signals) process.removeListener(signal, end);
    };
    npm.once('error', (error) => {
      settled();
      reject(
        new StartFailure(`npm could not be started (${error.message}). Install Node with npm and try again.`),
      );
    });
    npm.once('exit', (code) => {
      settled();
      resolve(code ?? 1);
    });
  });
}
