/** One wrong cell of a file. Rows count as a spreadsheet shows them: the header is row 1. */
export interface Fault {
  row: number;
  /** The column's name in the header; '' when the row as a whole is wrong. */
  column: string;
  value: string;
  reason: string;
}

/** Something that was put right on the way in, and that the merchant may want to know. */
export interface Note {
  row: number;
  /** '' when it is about the file as a whole. */
  handle: string;
  message: string;
}

/** What reading a file found, gathered so that a merchant sees everything at once. */
export interface Findings {
  faults: Fault[];
  notes: Note[];
}

/** The file cannot be imported; nothing of it was written. `faults` is empty when the file as a whole is unreadable. */
export class ImportError extends Error {
  override name = 'ImportError';
  /** The file's header, when it is only about that. */
  header: readonly string[] = [];
  readonly faults: readonly Fault[];

  constructor(message: string, faults: readonly Fault[] = []) {
    super(message);
    this.faults = faults;
  }
}

const SHOWN_VALUE = 60;

const shorten = (value: string): string => {
  const line = value.replace(/\s+/g, ' ');
  return line.length > SHOWN_VALUE ? `${line.slice(0, SHOWN_VALUE)}…` : line;
};

/** `row 12, column Variant Price, "abc": is no amount such as 42.99`. */
export function describeFault({ row, column, value, reason }: Fault): string {
  if (column === '') return `row ${row}: ${reason}`;
  return `row ${row}, column ${column}, ${value === '' ? 'empty' : `"${shorten(value)}"`}: ${reason}`;
}
