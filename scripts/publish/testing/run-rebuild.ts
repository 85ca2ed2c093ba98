import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestShop } from './open-test-shop.ts';

const program = fileURLToPath(new URL('../rebuild.ts', import.meta.url));

export interface RebuildOutcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `npm run rebuild -- …` against a shop, in a process of its own. */
export const runRebuild = (
  { environment }: Pick<TestShop, 'environment'>,
  ...args: string[]
): Promise<RebuildOutcome> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', program, ...args],
      {
        env: {
          ...process.env,
          ...environment,
          LOG_LEVEL: 'silent',
          NODE_COMPILE_CACHE: `${environment.LAPIDARY_HOME}/compile-cache`,
        },
      },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
