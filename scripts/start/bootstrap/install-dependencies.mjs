import { readFileSync } from 'node:fs';
import { whyNotWritable } from './check-writable.mjs';
import { explainNpmFailure } from './explain-npm-failure.mjs';
import {
  countUnpacked,
  isInstalled,
  readInstalled,
  readLockfile,
  wantedPackages,
} from './installed-packages.mjs';
import { npmCi } from './npm-ci.mjs';
import { StartFailure } from './start-failure.mjs';
import { step } from './step.mjs';

/**
 * Makes `node_modules` fit the lockfile; does nothing when it fits already, whoever installed it.
 * @param {{ repo: string, scope: import('./installed-packages.mjs').Scope, logFile: string, environment: Record<string, string | undefined>, output?: import('./step.mjs').Output }} options
 * @throws {StartFailure} with one clear line
 */
export async function installDependencies({ repo, scope, logFile, environment, output }) {
  const lockfile = readLockfile(repo);
  if (isInstalled(lockfile, readInstalled(repo), scope)) return;

  const reason = whyNotWritable(repo);
  if (reason) {
    throw new StartFailure(
      `The packages must be installed first, but ${repo} cannot be written (${reason}). Copy the repository to a folder of your own.`,
    );
  }

  const wanted = wantedPackages(lockfile, scope);
  await step(
    'Installing packages',
    async (report) => {
      const counting = setInterval(
        () => report(`${countUnpacked(repo, wanted)} of ${wanted.length} packages`),
        500,
      );
      try {
        const code = await npmCi({ repo, scope, logFile, environment });
        if (code !== 0) throw new StartFailure(explainNpmFailure(readFileSync(logFile, 'utf8'), logFile));
        report(`${wanted.length} packages`);
      } finally {
        clearInterval(counting);
      }
    },
    output,
  );
}
