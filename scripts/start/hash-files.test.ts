import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './fixtures/temporary-folder.ts';
import { hashFiles } from './hash-files.ts';

function tree(files: Record<string, string>): string {
  const root = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}

const sources = { 'src/a.ts': '1', 'src/b/c.ts': '2', 'lock.json': '3' };
const hashOf = (files: Record<string, string>) => hashFiles(tree(files), ['src', 'lock.json', 'absent']);

describe('hashFiles', () => {
  it('is the same for the same sources, wherever they are', () => {
    expect(hashOf(sources)).toBe(hashOf(sources));
  });

  it.each([
    ['a content', { ...sources, 'src/a.ts': '9' }],
    ['a name', { 'src/z.ts': '1', 'src/b/c.ts': '2', 'lock.json': '3' }],
    ['one file more', { ...sources, 'src/d.ts': '' }],
    ['where one file ends and the next begins', { ...sources, 'src/a.ts': '1src/b' }],
  ])('changes with %s', (_what, changed) => {
    expect(hashOf(changed)).not.toBe(hashOf(sources));
  });

  it('does not care for tests, build output and packages', () => {
    const more = { 'src/a.test.ts': 'x', 'src/dist/a.js': 'x', 'src/node_modules/z/i.js': 'x' };
    expect(hashOf({ ...sources, ...more })).toBe(hashOf(sources));
  });
});
