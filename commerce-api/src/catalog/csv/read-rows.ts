import type { ColumnMapping } from '@lapidary/shared/catalog/import';
import { COLUMNS, type Column, REQUIRED_COLUMNS, type SheetRow } from './columns.ts';
import { type Fault, type Findings, ImportError } from './import-error.ts';

export interface RowReader {
  /** @returns null for a blank row, and for one that cannot be read. */
  read(record: readonly string[]): SheetRow | null;
  /** The product that a record names, read or not; '' when it names none. */
  handleOf(record: readonly string[]): string;
  hasColumn(column: Column): boolean;
  /** Columns that hold something and are not imported. */
  ignoredColumns(): string[];
}

const FURTHER_OPTION = /^option([4-9]|\d{2,}) value$/i;
/** Before what a spreadsheet would take for a formula stands an apostrophe, which is none of the text. */
const PROTECTED = /^'(?=[=+\-@\t\r\n'])/;
/** These lose theirs whatever follows: Shopify's export protects leading zeros with it. */
const CODES: readonly Column[] = ['Variant SKU', 'Variant Barcode'];

function readHeader(header: readonly string[], mapping: ColumnMapping): Map<number, Column> {
  const known = new Map(COLUMNS.map((column) => [column.toLowerCase(), column]));
  const columns = new Map<number, Column>();
  const taken = new Set<Column>();
  for (const [index, name] of header.entries()) {
    const column = mapping[name.trim()] ?? known.get(name.trim().toLowerCase());
    if (!column) continue;
    if (taken.has(column)) throw new ImportError(`the header has the column ${column} twice`);
    taken.add(column);
    columns.set(index, column);
  }
  const missing = REQUIRED_COLUMNS.filter((column) => !taken.has(column));
  if (missing.length === 0) return columns;
  const noun = missing.length > 1 ? 'columns' : 'column';
  const hint = 'it must be a product CSV in the format of Shopify';
  throw new ImportError(`the file lacks the ${noun} ${missing.join(', ')}; ${hint}`);
}

/** Faults of a row that do not depend on what its cells mean. */
function checkShape(row: number, record: readonly string[], header: readonly string[]): Fault[] {
  if (record.length < header.length || record.slice(header.length).some((value) => value.trim() !== '')) {
    const reason = `has ${record.length} cells where the header has ${header.length}; is a quote or comma missing?`;
    return [{ row, column: '', value: '', reason }];
  }
  return header.flatMap((name, index) =>
    FURTHER_OPTION.test(name.trim()) && record[index]!.trim() !== ''
      ? [{ row, column: name, value: record[index]!, reason: 'a product has at most 3 options' }]
      : [],
  );
}

/**
 * Reads the records below a header as rows. Row numbers are a spreadsheet's: the header is row 1, and a row is one row
 * however many lines its cells span. Blank rows are passed over but counted.
 * @param mapping what columns are that have other names.
 * @throws ImportError when a required column is missing.
 */
export function createRowReader(
  header: readonly string[],
  mapping: ColumnMapping,
  findings: Findings,
): RowReader {
  const columns = readHeader(header, mapping);
  const present = new Set(columns.values());
  const handleAt = [...columns].find(([, column]) => column === 'Handle')![0];
  const filled = new Set<number>();
  let row = 1;
  return {
    read(record) {
      row += 1;
      if (record.every((value) => value.trim() === '')) return null;
      const faults = checkShape(row, record, header);
      findings.faults.push(...faults);
      if (faults.some(({ column }) => column === '')) return null;
      const cells: SheetRow['cells'] = {};
      for (const [position, value] of record.entries()) {
        if (value.trim() !== '') filled.add(position);
        const column = columns.get(position);
        if (column) cells[column] = CODES.includes(column) ? value : value.replace(PROTECTED, '');
      }
      return { row, cells };
    },
    handleOf: (record) => (record[handleAt] ?? '').trim(),
    hasColumn: (column) => present.has(column),
    ignoredColumns: () => header.filter((_name, index) => filled.has(index) && !columns.has(index)),
  };
}
