import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { TableDigests } from './backup-manifest.ts';

/** The file of a `sqlite:` URL. */
export const sqliteFile = (url: string): string => url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');

const BUSY_MS = 10_000;

/** Writes one consistent state of a database, while others go on writing, to a file that is not there yet. */
export function copySqlite(from: string, to: string): void {
  const database = new DatabaseSync(from, { readOnly: true, timeout: BUSY_MS });
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Counts and hashes the rows of every table, and lets SQLite check its file.
 * @throws when the file is damaged.
 */
export function digestSqlite(file: string): TableDigests {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const checked = database.prepare('PRAGMA integrity_check').get();
    if (checked?.integrity_check !== 'ok') throw new Error(`${file} is damaged: ${JSON.stringify(checked)}`);
    const tables = database
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .all();
    return Object.fromEntries(tables.map(({ name }) => [String(name), digestTable(database, String(name))]));
  } finally {
    database.close();
  }
}

function digestTable(database: DatabaseSync, name: string): { rows: number; sha256: string } {
  const columns = database
    .prepare(`SELECT name FROM pragma_table_info(?) ORDER BY pk = 0, pk, cid`)
    .all(name);
  const order = columns.map((column) => quoted(String(column.name))).join(', ');
  const hash = createHash('sha256');
  let rows = 0;
  const statement = database.prepare(`SELECT * FROM ${quoted(name)} ORDER BY ${order}`);
  // Integers beyond 2^53 would lose their end otherwise.
  statement.setReadBigInts(true);
  for (const row of statement.iterate()) {
    rows += 1;
    hash.update(
      `${JSON.stringify(row, (_key, value) => (typeof value === 'bigint' ? `${value}n` : value))}\n`,
    );
  }
  return { rows, sha256: hash.digest('hex') };
}
