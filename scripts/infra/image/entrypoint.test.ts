import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { MEMORY_LIMITS } from '../../publish/memory-limits.ts';
import { API_MEMORY } from '../../start/api-memory.ts';
import { Task } from '../deployment.ts';

const repo = resolve(import.meta.dirname, '../../..');
const entrypoint = resolve(import.meta.dirname, 'entrypoint.sh');

/** What the entrypoint starts for a program: whether it is that from then on, Node's options, the file. */
const programs = new Map(
  [
    ...readFileSync(entrypoint, 'utf8')
      .replaceAll(/\\\n\s*/g, '')
      .matchAll(/^ {2}([\w-]+)\)\s+(exec )?node (.*?)\s*;;/gms),
  ].map(([, name, stays, line]) => {
    const words = line!.split(/\s+/);
    const file = words.findIndex((word) => word.endsWith('.ts'));
    return [name!, { stays: stays !== undefined, options: words.slice(0, file), file: words[file]! }];
  }),
);

test('every program of the image is a file of it, and tasks are those of a deployment', () => {
  expect([...programs.keys()].sort()).toEqual(
    ['api', 'publisher', 'backup', ...Task.shape.program.options].sort(),
  );
  for (const [name, { file, stays }] of programs) {
    expect(existsSync(resolve(repo, file)), `${name}: ${file}`).toBe(true);
    // A task comes back, to say that it is done.
    expect(stays, name).toBe(!Task.shape.program.safeParse(name).success);
  }
});

test('programs have the memory that they have on this machine', () => {
  expect(programs.get('publisher')?.options).toEqual(MEMORY_LIMITS);
  expect(programs.get('api')?.options).toEqual(API_MEMORY);
});

test('a program that there is not is answered with those that there are', () => {
  const { status, stderr } = spawnSync('sh', [entrypoint, 'shell'], { encoding: 'utf8' });
  expect(status).toBe(64);
  expect(stderr.replace('usage: ', '').trim().split(' | ')).toEqual([...programs.keys()]);
});
