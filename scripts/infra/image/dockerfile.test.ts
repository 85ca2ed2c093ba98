import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseCopy, parseDockerfile } from './parse-dockerfile.ts';

const repo = resolve(import.meta.dirname, '../../..');
const stages = parseDockerfile(readFileSync(resolve(repo, 'Dockerfile'), 'utf8'));
const last = stages.at(-1)!.instructions;

test('what is copied exists', () => {
  const copies = stages
    .flatMap(({ instructions }) => instructions)
    .filter(({ name }) => name === 'COPY')
    .map(({ text }) => parseCopy(text));
  const missing = copies
    .filter(({ from }) => from === undefined)
    .flatMap(({ sources }) => sources)
    .filter((source) => !existsSync(resolve(repo, source)));
  expect(missing).toEqual([]);
  const names = stages.map(({ name }) => name);
  expect(copies.filter(({ from }) => from !== undefined && !names.includes(from))).toEqual([]);
});

test('it runs as nobody in particular, with a health check, and its versions are named', () => {
  const names = last.map(({ name }) => name);
  expect(last.filter(({ name }) => name === 'USER')).toEqual([{ name: 'USER', text: 'shop' }]);
  expect(names.lastIndexOf('RUN')).toBeLessThan(names.indexOf('USER'));
  expect(names).toContain('HEALTHCHECK');
  for (const { base } of stages) expect(base).toMatch(/^[a-z]+:\d+/);
});

test('there is no secret in it', () => {
  const all = stages.flatMap(({ instructions }) => instructions);
  expect(all.filter(({ name }) => name === 'ARG')).toEqual([]);
  for (const { text } of all.filter(({ name }) => name === 'ENV'))
    expect(text).not.toMatch(/KEY|SECRET|PASSWORD/);
});

test('a line that goes on, or stands before any stage, is refused', () => {
  expect(() => parseDockerfile('FROM a:1\nRUN a \\\n  b')).toThrow(/goes on/);
  expect(() => parseDockerfile('RUN a')).toThrow(/before its first stage/);
});
