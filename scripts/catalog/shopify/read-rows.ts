import { CsvError, parse } from 'csv-parse/sync';
import { type Fault, ImportError } from '../import-error.ts';
import { COLUMNS, type Column, REQUIRED_COLUMNS, type SheetRow } from './columns.ts';

export interface Sheet {
  rows: SheetRow[];
  /** Columns that hold something and are not imported. */
  ignoredColumns: string[];
  faults: Fault[];
}

const FURTHER_OPTION = /^option([4-9]|\d{2,}) value$/i;

function readRecords(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      // Named, because the automatic choice would take the first line's ending for the whole file.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number(error.records ?? 0) + 1;
    throw new ImportError('the file is not valid CSV', [
      { row, column: '', value: '', reason: error.message },
    ]);
  }
}

function readHeader(header: readonly string[]): Map<number, Column> {
  const known = new Map(COLUMNS.map((column) => [column.toLowerCase(), column]));
  const columns = new Map<number, Column>();
  const taken = new Set<Column>();
  for (const [index, name] of header.entries()) {
    const column = known.get(name.trim().toLowerCase());
    if (!column) continue;
    if (taken.has(column)) throw new ImportError(`the header has the column ${column} twice`);
    taken.add(column);
    columns.set(index, column);
  }
  const missing = REQUIRED_COLUMNS.filter((column) => !taken.has(column));
  if (missing.length > 0) {
    const separator = [';', '\t'].find((sign) => header.length === 1 && header[0]!.includes(sign));
    const hint = separator
      ? `; its cells seem to be separated by ${separator === ';' ? 'semicolons' : 'tabs'} instead of commas`
      : '; it must be a product CSV in the format of Shopify';
    throw new ImportError(`the file lacks the ${listOf('column', missing)}${hint}`);
  }
  return columns;
}

const listOf = (noun: string, names: readonly string[]): string =>
  `${noun}${names.length > 1 ? 's' : ''} ${names.join(', ')}`;

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
 * Splits CSV text into rows. Row numbers are a spreadsheet's: the header is row 1, and a row is one row however many
 * lines its cells span. Blank rows are passed over but counted.
 * @throws ImportError when it is no CSV or a required column is missing.
 */
export function readRows(text: string): Sheet {
  const [header = [], ...records] = readRecords(text);
  const columns = readHeader(header);
  const filled = new Set<number>();
  const sheet: Sheet = { rows: [], ignoredColumns: [], faults: [] };
  for (const [index, record] of records.entries()) {
    if (record.every((value) => value.trim() === '')) continue;
    const row = index + 2;
    const faults = checkShape(row, record, header);
    sheet.faults.push(...faults);
    if (faults.some(({ column }) => column === '')) continue;
    const cells: SheetRow['cells'] = {};
    for (const [position, value] of record.entries()) {
      if (value.trim() !== '') filled.add(position);
      const column = columns.get(position);
      if (column) cells[column] = value;
    }
    sheet.rows.push({ row, cells });
  }
  sheet.ignoredColumns = header.filter((_name, index) => filled.has(index) && !columns.has(index));
  return sheet;
}
