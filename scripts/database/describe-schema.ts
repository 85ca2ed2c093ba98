import { DatabaseSync } from 'node:sqlite';

interface Column {
  name: string;
  type: string;
  notnull: number;
  dflt_value: string | null;
  pk: number;
}
interface ForeignKey {
  from: string;
  table: string;
  to: string | null;
}
interface Index {
  name: string;
  unique: number;
  origin: string;
}

const HEAD = `# Database schema

Written by \`npm run schema\` from \`commerce-api/src/migrations/\`; a test fails when it is not current. What the tables are for is in
[database.md](database.md). Types are as SQLite has them; \`TEXT\` is \`LONGTEXT\` on MySQL, and every table is \`utf8mb4_bin\`.`;

const all = <Row>(database: DatabaseSync, sql: string, ...values: string[]): Row[] =>
  database.prepare(sql).all(...values) as Row[];

function describeTable(database: DatabaseSync, table: string): string[] {
  const columns = all<Column>(database, 'SELECT * FROM pragma_table_info(?)', table);
  const keys = all<ForeignKey>(database, 'SELECT * FROM pragma_foreign_key_list(?)', table);
  const indexes = all<Index>(database, 'SELECT * FROM pragma_index_list(?) ORDER BY name', table);
  const refersTo = (column: string): string =>
    keys
      .filter(({ from }) => from === column)
      .map(({ table: other, to }) => `→ ${other}${to ? `.${to}` : ''}`)
      .join(', ');
  const rows = columns.map(({ name, type, notnull, dflt_value, pk }) => {
    const traits = [
      pk > 0 ? 'primary key' : '',
      notnull || pk > 0 ? '' : 'may be null',
      dflt_value === null ? '' : `default ${dflt_value}`,
      refersTo(name),
    ];
    return `| ${name} | ${type} | ${traits.filter(Boolean).join(', ')} |`;
  });
  const named = indexes.map(({ name, unique, origin }) => {
    const parts = all<{ name: string }>(
      database,
      'SELECT name FROM pragma_index_info(?) ORDER BY seqno',
      name,
    );
    const list = parts.map((part) => part.name).join(', ');
    if (origin === 'pk') return undefined;
    return `${unique ? 'unique' : 'index'} (${list})`;
  });
  const extra = named.filter((each) => each !== undefined);
  return [
    `## ${table}`,
    '',
    '| column | type | |',
    '|---|---|---|',
    ...rows,
    ...(extra.length > 0 ? ['', extra.join(' · ')] : []),
  ];
}

/** The tables of a migrated SQLite file as a page of docs. */
export function describeSchema(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = all<{ name: string }>(
      database,
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    );
    const parts = tables.map(({ name }) => describeTable(database, name).join('\n'));
    return `${[HEAD, ...parts].join('\n\n')}\n`;
  } finally {
    database.close();
  }
}
