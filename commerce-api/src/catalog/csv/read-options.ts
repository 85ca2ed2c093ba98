import type { ProductOption } from '@lapidary/shared/catalog/product';
import { cell, OPTION_COLUMNS, type SheetRow } from './columns.ts';
import type { Findings } from './import-error.ts';

type OptionColumns = (typeof OPTION_COLUMNS)[number];

/** The options that a product offers, with the columns they come from. */
export interface ReadOptions {
  options: ProductOption[];
  columns: OptionColumns[];
}

/** Shopify writes a product without options as one option "Title" with the value "Default Title". */
const isPlaceholder = (variants: readonly SheetRow[]): boolean =>
  cell(variants[0]!, 'Option1 Name').toLowerCase() === 'title' &&
  variants.every(
    (row) => cell(row, 'Option1 Value') === 'Default Title' && cell(row, 'Option2 Value') === '',
  );

/** Faults of the names: a gap between options, a name without values, another name further down. */
function checkNames(
  variants: readonly SheetRow[],
  used: readonly OptionColumns[],
  { faults }: Findings,
): void {
  for (const [position, columns] of used.entries()) {
    if (columns === OPTION_COLUMNS[position]) continue;
    const { name } = OPTION_COLUMNS[position]!;
    const reason = `is empty although ${columns.name} is filled`;
    faults.push({ row: variants[0]!.row, column: name, value: '', reason });
    return;
  }
  for (const { name } of used) {
    const first = cell(variants[0]!, name);
    for (const row of variants.slice(1)) {
      const other = cell(row, name);
      if (other === '' || other === first) continue;
      const reason = `the option is called "${first}" in row ${variants[0]!.row}`;
      faults.push({ row: row.row, column: name, value: other, reason });
    }
  }
}

function checkValues(
  variants: readonly SheetRow[],
  used: readonly OptionColumns[],
  { faults }: Findings,
): void {
  for (const row of variants) {
    for (const columns of OPTION_COLUMNS) {
      const value = cell(row, columns.value);
      if (used.includes(columns)) {
        if (value !== '') continue;
        const reason = `the variant needs a value for "${cell(variants[0]!, columns.name)}"`;
        faults.push({ row: row.row, column: columns.value, value, reason });
      } else if (value !== '') {
        const reason = `the option has no name in row ${variants[0]!.row}`;
        faults.push({ row: row.row, column: columns.value, value, reason });
      }
    }
  }
}

/** Faults of combinations: each names the row that has it first. */
function checkCombinations(variants: readonly SheetRow[], read: ReadOptions, { faults }: Findings): void {
  const seen = new Map<string, number>();
  for (const row of variants) {
    const values = optionValues(row, read);
    const combination = JSON.stringify(values);
    const before = seen.get(combination);
    seen.set(combination, before ?? row.row);
    if (before === undefined) continue;
    const reason =
      values.length === 0
        ? `a product without options has one variant, which is row ${before}`
        : `row ${before} is already the variant ${values.join(' / ')}`;
    faults.push({
      row: row.row,
      column: read.columns[0]?.value ?? 'Variant Price',
      value: values.join(' / '),
      reason,
    });
  }
}

/** A variant's value per option, in the options' order. */
export const optionValues = (row: SheetRow, { columns }: ReadOptions): string[] =>
  columns.map(({ value }) => cell(row, value));

/** Reads what a product offers from the rows of its variants; values stand in the order in which they first occur. */
export function readOptions(variants: readonly SheetRow[], findings: Findings): ReadOptions {
  if (isPlaceholder(variants)) {
    const none: ReadOptions = { options: [], columns: [] };
    checkCombinations(variants, none, findings);
    return none;
  }
  const columns = OPTION_COLUMNS.filter(({ name }) => cell(variants[0]!, name) !== '');
  const faultsBefore = findings.faults.length;
  checkNames(variants, columns, findings);
  checkValues(variants, columns, findings);
  const options = columns.map(({ name, value }) => ({
    name: cell(variants[0]!, name),
    values: [...new Set(variants.map((row) => cell(row, value)))],
  }));
  const read = { options, columns };
  if (findings.faults.length === faultsBefore) checkCombinations(variants, read, findings);
  return read;
}
