import { DatabaseSync } from 'node:sqlite';

/** Everything that a snapshot's file holds, by table: the catalog, what pages asked, and the index of the site. */
export function snapshotRows(file: string): Record<string, unknown[]> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .all()
      .map(({ name }) => String(name));
    return Object.fromEntries(
      tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]),
    );
  } finally {
    database.close();
  }
}
