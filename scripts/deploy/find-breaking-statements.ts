import { type Migration, MYSQL_TYPES } from '@lapidary/commerce-api/migrations';
import { readFirstStore } from '@lapidary/commerce-api/settings';

/** What a program that does not know of the change can live with. */
const EXPANDS = [
  /^CREATE TABLE /i,
  /^CREATE (UNIQUE )?INDEX \S+ ON /i,
  /^ALTER TABLE \S+ ADD COLUMN \S+ .*(\bNULL$|\bNOT NULL DEFAULT \S+)/is,
  /^INSERT INTO /i,
];
/** A column that must be given, and has no default, fails every INSERT of the program before. */
const MUST_BE_GIVEN = /^ALTER TABLE \S+ ADD COLUMN (?!.*\bDEFAULT\b).*\bNOT NULL\b/is;

/**
 * Statements of migrations that the version before could not live with: a deployment has both running for a while, and
 * may be taken back. What is no longer needed is dropped by a later release, when nothing that may still run reads it;
 * such a migration says so itself (`contracts`).
 */
export function findBreakingStatements(migrations: readonly Migration[]): string[] {
  return migrations.flatMap(({ name, statements, contracts }) => {
    if (contracts !== undefined) return [];
    return statements(MYSQL_TYPES, readFirstStore({}))
      .map((statement) => statement.trim())
      .filter(
        (statement) => MUST_BE_GIVEN.test(statement) || !EXPANDS.some((pattern) => pattern.test(statement)),
      )
      .map((statement) => `${name}: ${statement.slice(0, 100)}`);
  });
}
