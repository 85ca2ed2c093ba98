import { type Migration, migrations } from '@lapidary/commerce-api/migrations';
import { expect, test } from 'vitest';
import { findBreakingStatements } from './find-breaking-statements.ts';

const migration = (...statements: string[]): Migration => ({
  name: '9999-test',
  statements: () => statements,
});

test('the migrations there are can be deployed while the version before runs', () => {
  expect(migrations.length).toBeGreaterThan(10);
  expect(findBreakingStatements(migrations)).toEqual([]);
});

test.each([
  'CREATE TABLE rings (id CHAR(26) NOT NULL PRIMARY KEY)',
  'CREATE INDEX by_size ON rings (size)',
  'ALTER TABLE rings ADD COLUMN size INTEGER NULL',
  "ALTER TABLE rings ADD COLUMN note VARCHAR(9) NOT NULL DEFAULT ''",
])('%s only adds', (statement) => {
  expect(findBreakingStatements([migration(statement)])).toEqual([]);
});

test.each([
  'ALTER TABLE rings ADD COLUMN size INTEGER NOT NULL',
  'ALTER TABLE rings DROP COLUMN size',
  'ALTER TABLE rings RENAME COLUMN size TO width',
  'ALTER TABLE rings MODIFY COLUMN size BIGINT NOT NULL',
  'DROP TABLE rings',
  'DELETE FROM rings',
])('%s breaks what runs', (statement) => {
  expect(findBreakingStatements([migration(statement)])).toEqual([`9999-test: ${statement}`]);
});

test('a migration that takes away says since when nothing needs it', () => {
  const contracting = { ...migration('DROP TABLE rings'), contracts: 'nothing has read rings since 0099' };
  expect(findBreakingStatements([contracting])).toEqual([]);
});
