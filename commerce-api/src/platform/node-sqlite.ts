import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The part of the `sqlite3` package's interface that Sequelize 6 uses, over Node's own `node:sqlite`, so that no
 * native module has to be built. Given to Sequelize as `dialectModule`.
 *
 * `node:sqlite` is synchronous: were SQLite itself to wait for a lock, it would block the event loop on which the
 * lock's holder has yet to commit. So SQLite never waits; a busy statement is tried again from a timer.
 */

type Callback = (this: Statement, error: Error | null, rows?: unknown) => void;
type Parameters = readonly unknown[] | Readonly<Record<string, unknown>>;

const BUSY = 5;
const CONSTRAINT = 19;
const BUSY_DEADLINE_MS = 10_000;
const BUSY_PAUSE_MS = 4;

class Statement {
  lastID = 0;
  changes = 0;
}

class SqliteFailure extends Error {
  readonly code: string;
  readonly errno: number;

  constructor(cause: Error & { errcode?: number }) {
    const errno = (cause.errcode ?? 1) & 0xff;
    const code = errno === CONSTRAINT ? 'SQLITE_CONSTRAINT' : errno === BUSY ? 'SQLITE_BUSY' : 'SQLITE_ERROR';
    super(`${code}: ${cause.message}`, { cause });
    this.code = code;
    this.errno = errno;
  }
}

function bindable(value: unknown): SQLInputValue {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  return value as SQLInputValue;
}

export class Database {
  readonly filename: string;
  /** Set by Sequelize on connections that belong to one transaction. */
  uuid?: string;
  #database: DatabaseSync | undefined;

  constructor(filename: string, _mode: number, opened: (error: Error | null) => void) {
    this.filename = filename;
    try {
      this.#database = new DatabaseSync(filename, { timeout: 0 });
      this.#database.exec('PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
      queueMicrotask(() => opened(null));
    } catch (error) {
      queueMicrotask(() => opened(new SqliteFailure(error as Error)));
    }
  }

  run(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
    return this.#start(sql, parameters, callback);
  }

  all(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
    return this.#start(sql, parameters, callback);
  }

  exec(sql: string, callback?: Callback): this {
    return this.#start(sql, [], callback);
  }

  serialize(work: () => void): void {
    work();
  }

  close(callback?: (error: Error | null) => void): void {
    this.#database?.close();
    this.#database = undefined;
    if (callback) queueMicrotask(() => callback(null));
  }

  #start(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
    const done = typeof parameters === 'function' ? parameters : callback;
    const values = typeof parameters === 'function' ? [] : (parameters ?? []);
    void this.#attempt(sql, values).then(
      ({ statement, rows }) => done?.call(statement, null, rows),
      (error: Error) => done?.call(new Statement(), error),
    );
    return this;
  }

  async #attempt(sql: string, parameters: Parameters): Promise<{ statement: Statement; rows?: unknown[] }> {
    const deadline = Date.now() + BUSY_DEADLINE_MS;
    for (;;) {
      try {
        return this.#execute(sql, parameters);
      } catch (error) {
        const failure = new SqliteFailure(error as Error);
        if (failure.errno !== BUSY || Date.now() > deadline) throw failure;
        await sleep(BUSY_PAUSE_MS);
      }
    }
  }

  #execute(sql: string, parameters: Parameters): { statement: Statement; rows?: unknown[] } {
    if (!this.#database) throw new Error('the database connection is closed');
    const prepared = this.#database.prepare(sql);
    const values = Array.isArray(parameters)
      ? parameters.map(bindable)
      : [Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, bindable(value)]))];
    const statement = new Statement();
    if (prepared.columns().length > 0) {
      const rows = prepared.all(...(values as SQLInputValue[]));
      return { statement, rows: rows.map((row) => ({ ...row })) };
    }
    const result = prepared.run(...(values as SQLInputValue[]));
    statement.lastID = Number(result.lastInsertRowid);
    statement.changes = Number(result.changes);
    return { statement };
  }
}

export const OPEN_READWRITE = 0x2;
export const OPEN_CREATE = 0x4;
