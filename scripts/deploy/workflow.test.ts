import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const repo = resolve(import.meta.dirname, '../..');
const workflow = readFileSync(resolve(repo, '.github/workflows/deploy.yml'), 'utf8');
const command = readFileSync(resolve(import.meta.dirname, 'deploy.ts'), 'utf8');
const usage = /const USAGE = `([^`]*)`/.exec(command)![1]!;

test("GitHub's deployment says only what the command understands, and each of its choices is one", () => {
  const choices = /options: \[(.*)\]/
    .exec(workflow)![1]!
    .split(', ')
    .filter((choice) => choice !== 'deploy');
  const script = workflow.slice(workflow.indexOf('run: |'));
  const said = [...script.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([option]) => option);
  expect(said.length).toBeGreaterThan(5);
  for (const option of [...said, ...choices.map((choice) => `--${choice}`)]) {
    expect(usage, option).toMatch(new RegExp(`${option}(?![a-z-])`));
  }
});

test('it signs in by what GitHub says of the job, in an environment that somebody guards, and keeps no key', () => {
  expect(workflow).toMatch(/permissions:\n {2}contents: read\n.*\n {2}id-token: write/);
  expect(workflow).toContain('environment: production');
  expect(workflow).toContain('cancel-in-progress: false');
  expect(workflow).not.toMatch(/secrets\.|AWS_ACCESS_KEY|AWS_SECRET/);
});
