import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Statements of one database, each prepared when it is first asked for. */
export class PreparedStatements {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  of(sql: string): StatementSync {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }

  /** Lets go of them, before the database is closed. */
  clear(): void {
    this.#prepared.clear();
  }
}
