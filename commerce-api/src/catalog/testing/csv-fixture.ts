/** Rows for tests: `rows` name only the columns they fill. Cells are quoted when they must be, or all of them. */
export function csvText(
  rows: readonly Readonly<Record<string, string>>[],
  { newline = '\n', quoteAll = false, columns = [] as string[], delimiter = ',', bom = false } = {},
): string {
  const header = [...new Set([...columns, ...rows.flatMap((row) => Object.keys(row))])];
  const write = (value: string): string =>
    quoteAll || /["\r\n]/.test(value) || value.includes(delimiter)
      ? `"${value.replaceAll('"', '""')}"`
      : value;
  const lines = [header, ...rows.map((row) => header.map((column) => row[column] ?? ''))];
  const text = lines.map((cells) => cells.map(write).join(delimiter) + newline).join('');
  return bom ? `\ufeff${text}` : text;
}

export const csvBytes = (...input: Parameters<typeof csvText>): Uint8Array =>
  new TextEncoder().encode(csvText(...input));

/** A product without options in one row; `more` adds or replaces cells. */
export const plainRow = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  Handle: 'plain-band',
  Title: 'Plain Band',
  'Option1 Name': 'Title',
  'Option1 Value': 'Default Title',
  'Variant Price': '120.00',
  'Variant Inventory Qty': '4',
  ...more,
});

/** A further variant of the ring. */
export const ringRow = (metal: string, price: string, more: Readonly<Record<string, string>> = {}) => ({
  Handle: 'ring',
  'Option1 Value': metal,
  'Variant Price': price,
  ...more,
});

/** A product with one option in its first row. */
export const ring = (metal: string, price: string, more: Readonly<Record<string, string>> = {}) =>
  ringRow(metal, price, { Title: 'Ring', 'Option1 Name': 'Metal', ...more });
