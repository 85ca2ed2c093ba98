/** A spreadsheet would take a cell that begins like this for a formula, and run it. */
const FORMULA = /^[=+\-@\t\r\n]/;

/** A cell that is text to every program: RFC 4180 quoting, and an apostrophe before what looks like a formula. */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of a CSV file (RFC 4180), with its end. */
export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`;
