import type { ReactNode } from 'react';

/** A column of a table of the desk. On a phone the cells of a row stand below each other. */
export interface Column<Row> {
  title: string;
  /** What stands in the head in place of the title. */
  head?: ReactNode;
  /** What it shows speaks for itself to those who see it. */
  titleHidden?: boolean;
  /** `row` is what the row is called by. */
  kind?: 'row' | 'amount' | 'quiet';
  className?: string;
  /** Says its title on a phone; what is of a kind does, but for what the row is called by. */
  labelled?: boolean;
  cell(row: Row): ReactNode;
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { title, kind, className, labelled = kind === 'amount' || kind === 'quiet', cell } = column;
  const label = labelled ? { 'data-label': title } : {};
  if (kind === 'row') {
    return (
      <th scope="row" {...label}>
        {cell(row)}
      </th>
    );
  }
  return (
    <td className={[kind, className].filter(Boolean).join(' ') || undefined} {...label}>
      {cell(row)}
    </td>
  );
}

interface Props<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string;
  className?: string;
  /** For those who do not see what is around it. */
  caption?: string;
}

/** What there are several of, a row each. */
export function DataTable<Row>({ columns, rows, keyOf, className = '', caption }: Props<Row>) {
  return (
    <table className={`admin-table ${className}`.trim()}>
      {caption && <caption className="visually-hidden">{caption}</caption>}
      <thead>
        <tr>
          {columns.map(({ title, head, titleHidden, className: own }) => (
            <th scope="col" key={title} className={head ? own : undefined}>
              {head ?? (titleHidden ? <span className="visually-hidden">{title}</span> : title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) => (
              <Cell key={column.title} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
