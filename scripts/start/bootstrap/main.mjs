import path from 'node:path';
import { whyNotFree } from './check-port.mjs';
import { whyNotWritable } from './check-writable.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { findNode24, runOnNode24 } from './node-24.mjs';
import { readSettings, repo } from './read-settings.mjs';
import { readRunningShop } from './running-shop.mjs';
import { StartFailure } from './start-failure.mjs';
import { usage } from './usage.mjs';

/**
 * Checks what can be checked before anything is installed, installs, and hands over to `shop.ts` on Node 24.
 * @param {string[]} args
 */
export async function main(args) {
  try {
    process.exitCode = await start(args);
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/**
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
async function start(args) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return 0;
  }
  if (args.length > 0) {
    throw new StartFailure(`npm start takes no "${args[0]}"; see npm start -- --help.`);
  }

  const settings = readSettings(process.env);
  const notWritable = whyNotWritable(settings.home);
  if (notWritable) {
    throw new StartFailure(
      `Nothing can be written to ${settings.home} (${notWritable}). Choose another folder: LAPIDARY_HOME=/some/folder npm start`,
    );
  }
  await checkPort(settings.port, settings.home);

  await installDependencies({
    repo,
    scope: 'run',
    logFile: path.join(settings.home, 'logs/install.log'),
    environment: process.env,
  });
  return runOnNode24({
    node: findNode24(repo),
    script: path.join(repo, 'scripts/start/shop.ts'),
    environment: process.env,
    underNpm: settings.underNpm,
  });
}

/**
 * @param {number} port
 * @param {string} home
 */
async function checkPort(port, home) {
  const reason = await whyNotFree(port);
  if (!reason) return;
  const running = readRunningShop(home);
  if (running?.port === port) {
    throw new StartFailure(
      `Lapidary is already running: http://localhost:${port}/ (process ${running.pid}).`,
    );
  }
  const why = reason === 'EADDRINUSE' ? 'is taken' : `cannot be used (${reason})`;
  throw new StartFailure(
    `Port ${port} ${why}. Choose another: LAPIDARY_PORT=${port === 65535 ? 4321 : port + 1} npm start`,
  );
}
