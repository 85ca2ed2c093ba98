import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { currentSchema, SCHEMA_PAGE } from './current-schema.ts';

test('docs/schema.md is what the migrations make (npm run schema)', async () => {
  expect(await readFile(SCHEMA_PAGE, 'utf8')).toBe(await currentSchema());
});
