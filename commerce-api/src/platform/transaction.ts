import { setTimeout as sleep } from 'node:timers/promises';
import { type Transaction, UniqueConstraintError } from 'sequelize';
import { type Database, dialectOf } from './database.ts';
import { errnoOf } from './database-errors.ts';
import type { Executor } from './sql.ts';

const DEADLOCK = 1213;
const LOCK_WAIT_TIMEOUT = 1205;
const ATTEMPTS = 5;

/** A transaction that is open: statements run through `on`, row locks through its transaction. */
export type OpenTransaction = Executor & { transaction: Transaction };

/** The error is a violated unique or primary key, on every dialect. */
export const isDuplicateKey = (error: unknown): boolean => error instanceof UniqueConstraintError;

/** Another transaction held a row for too long (MySQL; on SQLite a whole transaction waits to begin). */
export const isLockTimeout = (error: unknown): boolean => errnoOf(error) === LOCK_WAIT_TIMEOUT;

const isTransient = (error: unknown): boolean => [DEADLOCK, LOCK_WAIT_TIMEOUT].includes(errnoOf(error) ?? 0);

/**
 * Runs `work` in one transaction and commits. A deadlock or lock timeout rolls back and runs `work` again, up to five
 * times with growing random pauses; so `work` must have no effects outside the database.
 */
export async function inTransaction<Result>(
  database: Database,
  work: (on: OpenTransaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction(
        async (transaction) => await work({ database, transaction } satisfies OpenTransaction),
      );
    } catch (error) {
      if (!isTransient(error) || attempt >= ATTEMPTS) throw error;
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}

/** The database's own clock in milliseconds since 1970, as an SQL expression. */
export const databaseNow = (database: Database): string =>
  dialectOf(database) === 'mysql'
    ? 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)'
    : "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

/** Appended to a SELECT that is to lock its rows; SQLite has one writer and needs none. */
export const forUpdate = (database: Database): string =>
  dialectOf(database) === 'mysql' ? ' FOR UPDATE' : '';
