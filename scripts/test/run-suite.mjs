import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repo } from '../start/bootstrap/read-settings.mjs';
import { countChecks, countTests } from './count-results.mjs';

/**
 * What came of a suite.
 * @typedef {object} Outcome
 * @property {string} title
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} failures names of what failed, and why
 * @property {string[]} retried names of tests that passed only when they were tried again, and why
 * @property {string[]} skipped names of tests that were skipped
 * @property {string | undefined} skippedBecause why the whole suite was not run
 * @property {number} seconds
 */

/**
 * Where and how a suite is run.
 * @typedef {object} RunOptions
 * @property {string} node
 * @property {string} resultsFolder
 * @property {Record<string, string | undefined>} environment
 * @property {string | undefined} skippedBecause why it is not to be run
 * @property {boolean} beside another suite has the terminal: this one's words come at its end
 */

/**
 * Runs one suite in the terminal and counts from the report that its tool writes, not from what it prints.
 * @param {import('./suites.mjs').Suite} suite
 * @param {RunOptions} options
 * @returns {Promise<Outcome>}
 */
export async function runSuite(suite, options) {
  const { title, runs } = suite;
  const { skippedBecause, beside, resultsFolder } = options;
  if (skippedBecause) {
    console.log(`\n── ${title}: SKIPPED, ${skippedBecause}`);
    const nothing = { passed: 0, failed: 0, failures: [], retried: [], skipped: [] };
    return { title, ...nothing, skippedBecause, seconds: 0 };
  }
  const logFile = beside ? path.join(resultsFolder, `${title}.log`) : undefined;
  console.log(`\n── ${title}${beside ? ', beside it: its words follow' : ''}`);
  const started = performance.now();
  const counts =
    'project' in runs
      ? await runVitest(runs.project, options, logFile)
      : await runTurbo(runs.checks, options, logFile);
  if (logFile) console.log(`\n── ${title}\n${readFileSync(logFile, 'utf8')}`);
  return { title, ...counts, skippedBecause: undefined, seconds: (performance.now() - started) / 1000 };
}

/**
 * @param {string} project
 * @param {RunOptions} options
 * @param {string | undefined} logFile
 */
async function runVitest(project, { node, resultsFolder, environment }, logFile) {
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
    logFile,
  );
  return countTests(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, exitCode);
}

/**
 * @param {string[]} checks
 * @param {RunOptions} options
 * @param {string | undefined} logFile
 */
async function runTurbo(checks, { node, environment }, logFile) {
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
    logFile,
  );
  const mine = readdirSync(summaries).find((file) => !before.has(file));
  return countChecks(mine && JSON.parse(readFileSync(path.join(summaries, mine), 'utf8')), exitCode);
}

/**
 * @param {string} node
 * @param {string[]} args
 * @param {Record<string, string | undefined>} callers
 * @param {string | undefined} logFile receives what it prints, in place of the terminal
 * @returns {Promise<number>} exit code
 */
function run(node, args, callers, logFile) {
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
    const out = logFile ? openSync(logFile, 'a') : 'inherit';
    const child = spawn(node, args, { cwd: repo, env: environment, stdio: ['ignore', out, out] });
    if (out !== 'inherit') closeSync(out);
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
