import { Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import { REQUIRED_COLUMNS } from './columns.ts';
import { decodeText } from './decode-text.ts';
import { ImportError } from './import-error.ts';

const DELIMITERS = [',', ';', '\t', '|'];

const OPTIONS: Options = {
  // Named, because the automatic choice would take the first line's ending for the whole file.
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
};

function headerOf(text: string, delimiter: string): string[] {
  try {
    const [header = []] = parseNow(text, { ...OPTIONS, delimiter, to: 1 }) as string[][];
    return header;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return []; // What stands between the quotes of one delimiter may be nonsense to another.
  }
}

/**
 * The sign between the cells: the one by which the header has the columns that every file has, or else, in a file with names
 * of its own, the most cells.
 */
function delimiterOf(text: string): string {
  const headers = DELIMITERS.map((delimiter) => ({ delimiter, header: headerOf(text, delimiter) }));
  const isOurs = ({ header }: { header: string[] }): boolean => {
    const names = header.map((name) => name.trim().toLowerCase());
    return REQUIRED_COLUMNS.every((column) => names.includes(column.toLowerCase()));
  };
  const widest = headers.toSorted((a, b) => b.header.length - a.header.length)[0]!;
  return (headers.find(isOurs) ?? widest).delimiter;
}

/**
 * The records of a CSV file, the header first, read bit by bit.
 * @throws ImportError when the bytes are no text or no CSV.
 */
export async function* readRecords(bytes: Uint8Array): AsyncGenerator<string[], void> {
  const blocks = decodeText(bytes);
  const first = blocks.next().value ?? '';
  function* all(): Generator<string, void> {
    yield first;
    yield* blocks;
  }
  const parser = parse({ ...OPTIONS, delimiter: delimiterOf(first) });
  const source = Readable.from(all());
  source.on('error', (error) => parser.destroy(error));
  let records = 0;
  try {
    for await (const record of source.pipe(parser) as AsyncIterable<string[]>) {
      records += 1;
      yield record;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number(error.records ?? records) + 1;
    throw new ImportError('the file is not valid CSV', [
      { row, column: '', value: '', reason: error.message },
    ]);
  }
}
