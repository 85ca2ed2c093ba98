import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleDeployment } from '../../infra/deployment.ts';
import type { RunCommand } from './run-command.ts';
import { deployStacks, diffStacks } from './stacks.ts';

const SYNTH_TIMEOUT_MS = 60_000;
const deployment = exampleDeployment('small');

/** Stands for CDK's command. */
function record(answer: (args: readonly string[]) => string): { run: RunCommand; calls: string[][] } {
  const calls: string[][] = [];
  return {
    calls,
    run: async (command, args) => {
      const app = args[args.indexOf('--app') + 1]!;
      expect(readdirSync(app)).toContain('lapidary-api.template.json');
      calls.push([command, ...args.map((arg) => (arg === app ? 'FOLDER' : arg))]);
      return answer(args);
    },
  };
}

test(
  'the stacks of a round are deployed alone, from templates that the checks have seen',
  async () => {
    const { run, calls } = record(() => '');
    await deployStacks(run, deployment, ['storefront', 'mail']);
    expect(calls).toEqual([
      'cdk deploy --app FOLDER --require-approval never --exclusively lapidary-storefront lapidary-mail'.split(
        ' ',
      ),
    ]);
  },
  SYNTH_TIMEOUT_MS,
);

test(
  'a difference is shown, and its templates are gone afterwards',
  async () => {
    let folder = '';
    const { run, calls } = record((args) => {
      folder = args[args.indexOf('--app') + 1]!;
      if (args.includes('--fail')) throw new Error('there are differences');
      return '[+] AWS::S3::Bucket Site';
    });
    expect(await diffStacks(run, deployment, ['storefront'])).toBe('[+] AWS::S3::Bucket Site');
    expect(calls.map((call) => call.includes('--fail'))).toEqual([true, false]);
    expect(existsSync(folder)).toBe(false);
    expect(await diffStacks(record(() => 'ignored').run, deployment, ['storefront'])).toBe('');
  },
  SYNTH_TIMEOUT_MS,
);
