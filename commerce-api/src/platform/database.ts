import { Sequelize, Transaction } from 'sequelize';
import * as nodeSqlite from './node-sqlite.ts';

export type Dialect = 'sqlite' | 'mysql';

/** A connection pool to MySQL/MariaDB, or a SQLite file. */
export type Database = Sequelize;

const POOL_ACQUIRE_MS = 5_000;
/** MySQL's own 50 s would outlast every caller, and keep a connection of the pool all that time. */
const LOCK_WAIT_SECONDS = 3;

interface MysqlConnection {
  query(sql: string, done: (error: Error | null) => void): void;
}

async function limitLockWait(connection: unknown): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const sql = `SET SESSION innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}`;
    (connection as MysqlConnection).query(sql, (error) => (error ? reject(error) : resolve()));
  });
}

/** What the handle talks to; `mysql` stands for MariaDB as well. */
export const dialectOf = (database: Database): Dialect => database.getDialect() as Dialect;

/**
 * Opens the database of a URL: `mysql://user:password@host:port/name`, or `sqlite:/absolute/file`.
 * MySQL connections are made lazily, so an unreachable server shows at the first statement.
 */
export async function openDatabase(url: string, pool = 10): Promise<Database> {
  if (url.startsWith('sqlite:')) {
    const storage = url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
    const database = new Sequelize({
      dialect: 'sqlite',
      dialectModule: nodeSqlite,
      storage,
      logging: false,
      // A deferred transaction that turns from reading to writing can fail for good; an immediate one only waits.
      transactionType: Transaction.TYPES.IMMEDIATE,
      retry: { max: 0 },
    });
    // Readers go on while one connection writes.
    await database.query('PRAGMA journal_mode = WAL');
    return database;
  }
  return new Sequelize(url, {
    dialect: 'mysql',
    logging: false,
    pool: { max: pool, min: 0, acquire: POOL_ACQUIRE_MS, idle: 60_000 },
    dialectOptions: {
      charset: 'utf8mb4',
      connectTimeout: 3_000,
      supportBigNumbers: true,
      // Rows that an UPDATE matched, changed or not: as SQLite counts them.
      flags: '+FOUND_ROWS',
    },
    // See docs/database.md: a guarded UPDATE must see what was committed while it waited for the row.
    isolationLevel: Transaction.ISOLATION_LEVELS.READ_COMMITTED,
    hooks: { afterConnect: limitLockWait },
  });
}
