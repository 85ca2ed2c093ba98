import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repo } from '../start/bootstrap/read-settings.mjs';
import { countChecks, countTests } from './count-results.mjs';

/**
 * What came of a suite.
 * @typedef {object} Outcome
 * @property {string} title
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped names of tests that were skipped
 * @property {string | undefined} skippedBecause why the whole suite was not run
 * @property {number} seconds
 */

/**
 * Runs one suite in the terminal and counts from the report that its tool writes, not from what it prints.
 * @param {import('./suites.mjs').Suite} suite
 * @param {{ node: string, resultsFolder: string, environment: Record<string, string | undefined>, skippedBecause: string | undefined }} options
 * @returns {Promise<Outcome>}
 */
export async function runSuite(suite, { node, resultsFolder, environment, skippedBecause }) {
  const { title, runs } = suite;
  if (skippedBecause) {
    console.log(`\n── ${title}: SKIPPED, ${skippedBecause}`);
    return { title, passed: 0, failed: 0, skipped: [], skippedBecause, seconds: 0 };
  }
  console.log(`\n── ${title}`);
  const started = performance.now();
  const counts =
    'project' in runs
      ? await runVitest(runs.project, { node, resultsFolder, environment })
      : await runTurbo(runs.checks, { node, environment });
  return { title, ...counts, skippedBecause: undefined, seconds: (performance.now() - started) / 1000 };
}

/**
 * @param {string} project
 * @param {{ node: string, resultsFolder: string, environment: Record<string, string | undefined> }} options
 */
async function runVitest(project, { node, resultsFolder, environment }) {
  const report = path.join(resultsFolder, `${project}.json`);
  const exitCode = await run(
    node,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    environment,
  );
  return countTests(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, exitCode);
}

/**
 * @param {string[]} checks
 * @param {{ node: string, environment: Record<string, string | undefined> }} options
 */
async function runTurbo(checks, { node, environment }) {
  const summaries = path.join(repo, '.turbo/runs');
  mkdirSync(summaries, { recursive: true });
  const before = new Set(readdirSync(summaries));
  const exitCode = await run(
    node,
    [
      'node_modules/turbo/bin/turbo',
      'run',
      ...checks,
      '--continue',
      '--summarize',
      '--output-logs=errors-only',
    ],
    environment,
  );
  const mine = readdirSync(summaries).find((file) => !before.has(file));
  return countChecks(mine && JSON.parse(readFileSync(path.join(summaries, mine), 'utf8')), exitCode);
}

/**
 * @param {string} node
 * @param {string[]} args
 * @param {Record<string, string | undefined>} callers
 * @returns {Promise<number>} exit code
 */
function run(node, args, callers) {
  // A caller's NODE_ENV=production would make React and Astro others than the ones that are tested.
  const { NODE_ENV: _mode, ...kept } = callers;
  const environment = {
    ...kept,
    PATH: [path.join(repo, 'node_modules/.bin'), kept.PATH].join(path.delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd: repo, env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    const end = (/** @type {NodeJS.Signals} */ signal) => {
      child.kill(signal);
      child.once('exit', () => process.exit(130));
    };
    for (const signal of signals) process.once(signal, end);
    child.once('error', reject);
    child.once('exit', (code) => {
      for (const signal of signals) process.removeListener(signal, end);
      resolve(code ?? 1);
    });
  });
}
