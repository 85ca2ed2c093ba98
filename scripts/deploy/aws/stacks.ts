import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkApp } from '../../infra/checks/check-app.ts';
import { createApp } from '../../infra/create-app.ts';
import type { Deployment } from '../../infra/deployment.ts';
import { profiles } from '../../infra/profiles.ts';
import type { RunCommand } from './run-command.ts';

/** Writes the templates, and lets nothing pass that the checks of `npm run infra:synth` find. */
async function withTemplates<Result>(
  deployment: Deployment,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'lapidary-stacks-'));
  try {
    const { faults } = checkApp(createApp(deployment, folder), profiles[deployment.profile]);
    if (faults.length > 0) throw new Error(`the stacks are not as they must be:\n  ${faults.join('\n  ')}`);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const namesOf = ({ shop }: Deployment, concerns: readonly string[]): string[] =>
  concerns.map((concern) => `${shop}-${concern}`);

/** @returns empty when nothing would change. */
export async function diffStacks(
  run: RunCommand,
  deployment: Deployment,
  concerns: readonly string[],
): Promise<string> {
  return await withTemplates(deployment, async (folder) => {
    // As in CI, what it says goes to the output that is read here.
    const common = ['--app', folder, '--ci', '--no-color', '--exclusively', ...namesOf(deployment, concerns)];
    try {
      await run('cdk', ['diff', '--fail', '--quiet', ...common], { quiet: true });
      return '';
    } catch {
      // It fails for a difference as for anything else; said again, only what else is wrong fails.
      return await run('cdk', ['diff', ...common]);
    }
  });
}

export async function deployStacks(
  run: RunCommand,
  deployment: Deployment,
  concerns: readonly string[],
): Promise<void> {
  await withTemplates(deployment, (folder) =>
    run('cdk', [
      'deploy',
      '--app',
      folder,
      '--require-approval',
      'never',
      '--exclusively',
      ...namesOf(deployment, concerns),
    ]),
  );
}
