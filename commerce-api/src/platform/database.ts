import { ConnectionError, Sequelize, Transaction } from 'sequelize';
import { takeTls } from './database-tls.ts';
import { type ConnectionGuards, guardConnections } from './mysql/guard-connections.ts';
import { useLeanQueries } from './mysql/lean-query.ts';
import type { StatementLimits } from './mysql/limited-driver.ts';
import * as nodeSqlite from './node-sqlite.ts';

export { poolFigures } from './mysql/guard-connections.ts';

export type Dialect = 'sqlite' | 'mysql';

/** A connection pool to MySQL/MariaDB, or a SQLite file. */
export type Database = Sequelize;

/** Milliseconds. */
export interface DatabaseLimits extends StatementLimits {
  /** Until a new connection is signed in. */
  connectMs: number;
  /** Until a connection of the pool is free. */
  acquireMs: number;
  /** Within which a database that is well accepts a connection and answers it. */
  probeMs: number;
}

export interface DatabaseOptions {
  /** The most connections. */
  pool?: number;
  /** Of a server that answers people. Without them, as in scripts, statements may take their time. */
  limits?: DatabaseLimits;
  /** Reads the password again when it is refused. */
  readPassword?: (() => Promise<string>) | undefined;
  /** Told when the database is found away, and when it is back. */
  changed?: ConnectionGuards['changed'];
}

/** Those of the API. */
export const API_LIMITS: DatabaseLimits = {
  connectMs: 2_000,
  acquireMs: 2_000,
  probeMs: 1_000,
  statementMs: 5_000,
  transactionMs: 10_000,
};

const UNLIMITED = { connectMs: 3_000, acquireMs: 5_000 };
/** MySQL's own 50 s would outlast every caller, and keep a connection of the pool all that time. */
const LOCK_WAIT_SECONDS = 3;
/** Locks of a client that went away without a word are held no longer; the pool lets go of idle connections earlier. */
const WAIT_SECONDS = 120;
const IDLE_MS = 60_000;

/**
 * See docs/database.md: a guarded UPDATE must see what was committed while it waited for the row. For the session, because
 * Sequelize's own option says it again before every transaction.
 */
const ISOLATION = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';

interface MysqlConnection {
  query(sql: string, done: (error: Error | null) => void): void;
}

/** MariaDB runs the first kind of comment and MySQL the second: each has its own name for the limit. */
const sessionSettings = (statementMs: number | undefined): string => {
  const always = `innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}, wait_timeout = ${WAIT_SECONDS}`;
  if (statementMs === undefined) return `SET SESSION ${always}`;
  const limits = `/*M!100100 , max_statement_time = ${statementMs / 1000} */ /*!50708 , max_execution_time = ${statementMs} */`;
  return `SET SESSION ${always} ${limits}`;
};

/** Sets up a new connection. @throws ConnectionError when it breaks meanwhile: it has not come about then. */
async function run(connection: unknown, sql: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    (connection as MysqlConnection).query(sql, (error) =>
      error ? reject(new ConnectionError(error)) : resolve(),
    );
  });
}

/** What the handle talks to; `mysql` stands for MariaDB as well. */
export const dialectOf = (database: Database): Dialect => database.getDialect() as Dialect;

async function openSqlite(storage: string): Promise<Database> {
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

async function openMysql(given: string, options: DatabaseOptions): Promise<Database> {
  const { url, tls } = takeTls(given);
  // Read only where it is used: half of a shop's processes are on SQLite.
  const { limitedDriver } = await import('./mysql/limited-driver.ts');
  const { limits } = options;
  const { connectMs, acquireMs } = limits ?? UNLIMITED;
  const settings = sessionSettings(limits?.statementMs);
  const database = new Sequelize(url, {
    dialect: 'mysql',
    dialectModule: limitedDriver(limits),
    logging: false,
    pool: { max: options.pool ?? 10, min: 0, acquire: acquireMs, idle: IDLE_MS },
    dialectOptions: {
      charset: 'utf8mb4',
      ...(tls && { ssl: tls }),
      connectTimeout: connectMs,
      supportBigNumbers: true,
      // Rows that an UPDATE matched, changed or not: as SQLite counts them.
      flags: '+FOUND_ROWS',
    },
    hooks: {
      afterConnect: async (connection) => {
        await run(connection, settings);
        await run(connection, ISOLATION);
      },
    },
  });
  useLeanQueries(database);
  const current = decodeURIComponent(new URL(url).password);
  guardConnections(database, {
    password: { current, read: options.readPassword ?? (async () => current) },
    probeMs: limits?.probeMs,
    changed: options.changed,
  });
  return database;
}

/**
 * Opens the database of a URL: `mysql://user:password@host:port/name`, with `?tls=amazon` when it is Amazon's, or
 * `sqlite:/absolute/file`.
 * MySQL connections are made lazily, so an unreachable server shows at the first statement.
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  if (!url.startsWith('sqlite:')) return await openMysql(url, options);
  return await openSqlite(url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, ''));
}
