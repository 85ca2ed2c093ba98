import { describe, expect, it } from 'vitest';
import { findDeadReferences } from './find-dead-references.ts';

const files = [
  'README.md',
  'package.json',
  'docs/architecture.md',
  'docs/decisions/0001-one-renderer.md',
  'commerce-api/src/bag/routes.ts',
  'scripts/publish/worker.ts',
  'scripts/deploy/release.ts',
];

function dead(text: string, page = 'docs/architecture.md'): string[] {
  const commands = { start: '…', test: '…', verify: '…', 'infra:synth': '…' };
  return findDeadReferences({ page, text, files, commands }).map(
    ({ line, reference }) => `${line} ${reference}`,
  );
}

describe('findDeadReferences', () => {
  it('follows links from the page they stand on', () => {
    expect(
      dead('[a](decisions/0001-one-renderer.md#context) [b](../README.md) [c](https://x.org/y.md) [d](#top)'),
    ).toEqual([]);
    expect(dead('[a](README.md)\n[b](decisions/0002-gone.md)')).toEqual([
      '1 README.md',
      '2 decisions/0002-gone.md',
    ]);
  });

  it.each([
    'scripts/publish/worker.ts',
    'scripts/publish/',
    'scripts/{publish,deploy}',
    'bag/routes.ts',
    './decisions',
    'decisions/0001-one-renderer.md',
    '../../beside/the-project.md',
  ])('finds %s', (reference) => {
    expect(dead(`see \`${reference}\``)).toEqual([]);
  });

  it.each(['scripts/publish/gone.ts', 'scripts/gone/', 'bag/gone.ts', './gone', 'docs/gone.md'])(
    'misses %s',
    (reference) => {
      expect(dead(`intro\nsee \`${reference}\``)).toEqual([`2 ${reference}`]);
    },
  );

  it('names the one of several in braces that is gone', () => {
    expect(dead('`scripts/{publish,gone}`')).toEqual(['1 scripts/gone']);
  });

  it.each([
    '/api/docs',
    'GET /api/bag',
    'r_01ABC',
    '@lapidary/shared/money',
    'a/b',
    'docs/<name>.md',
    'scripts/*.ts',
    '.local/logs/api.log',
    'node_modules/.bin/node',
    'storefront/dist/index.html',
    'us-east-1',
    'application/problem+json',
  ])('leaves %s alone', (code) => {
    expect(dead(`\`${code}\``)).toEqual([]);
  });

  it('knows npm commands, in prose and in blocks', () => {
    expect(dead('`npm run verify`, `npm start`, `npm run -s infra:synth -- --help`')).toEqual([]);
    expect(dead('```sh\nnpm run gone\nls scripts/gone\n```\n`npm run nowhere`')).toEqual([
      '2 npm run gone',
      '5 npm run nowhere',
    ]);
  });
});
