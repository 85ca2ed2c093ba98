import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installDependencies } from '../start/bootstrap/install-dependencies.mjs';
import { findNode24 } from '../start/bootstrap/node-24.mjs';
import { repo } from '../start/bootstrap/read-settings.mjs';
import { StartFailure } from '../start/bootstrap/start-failure.mjs';
import { installTools } from './install-tools.mjs';
import { readTestSettings } from './read-test-settings.mjs';
import { runSuite } from './run-suite.mjs';
import { suites } from './suites.mjs';
import { summarise } from './summarise.mjs';

const usage = `Usage: npm test

Installs the packages, gets MariaDB and Chromium ready, and runs every check and every test:
checks, unit tests, integration tests on SQLite and on MariaDB, browser tests.

Settings, from the environment:
  LAPIDARY_TEST_SKIP=forbid  whatever is skipped fails the run, as in CI
  LAPIDARY_TEST_INSTALL=0    do not install MariaDB and Chromium with apt-get`;

/** @param {string[]} args */
export async function main(args) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return;
  }
  const results = mkdtempSync(path.join(tmpdir(), 'lapidary-results-'));
  try {
    process.exitCode = await test(results);
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
}

/**
 * @param {string} resultsFolder
 * @returns {Promise<number>} exit code
 */
async function test(resultsFolder) {
  const settings = readTestSettings(process.env);
  const logFile = path.join(repo, '.local/logs/install.log');
  await installDependencies({ repo, scope: 'all', logFile, environment: process.env });
  const node = findNode24(repo);
  const missing = await installTools(settings.mayInstall);

  const started = performance.now();
  const rows = suites.map(async (row, index) => {
    const outcomes = [];
    for (const suite of row) {
      const skippedBecause = suite.needs.map((tool) => missing.get(tool)).find(Boolean);
      const options = { node, resultsFolder, environment: process.env, skippedBecause };
      outcomes.push(await runSuite(suite, { ...options, beside: index > 0 }));
    }
    return outcomes;
  });
  const outcomes = (await Promise.all(rows)).flat();
  const seconds = (performance.now() - started) / 1000;
  const { text, exitCode } = summarise(outcomes, settings.skippingIsForbidden, seconds);
  console.log(text);
  return exitCode;
}
