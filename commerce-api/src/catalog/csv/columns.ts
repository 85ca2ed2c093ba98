import { PRODUCT_CSV_COLUMNS, type ProductCsvColumn } from '@lapidary/shared/catalog/csv-columns';

/** The columns that are imported; all others are ignored and listed. */
export const COLUMNS = PRODUCT_CSV_COLUMNS;
export type Column = ProductCsvColumn;

export const REQUIRED_COLUMNS: readonly Column[] = ['Handle', 'Title', 'Variant Price'];

export const OPTION_COLUMNS = [
  { name: 'Option1 Name', value: 'Option1 Value' },
  { name: 'Option2 Name', value: 'Option2 Value' },
  { name: 'Option3 Name', value: 'Option3 Value' },
] as const satisfies { name: Column; value: Column }[];

/** A row that fills one of these describes a variant. */
export const VARIANT_COLUMNS: readonly Column[] = [
  'Option1 Value',
  'Option2 Value',
  'Option3 Value',
  'Variant SKU',
  'Variant Grams',
  'Variant Inventory Qty',
  'Variant Price',
  'Variant Compare At Price',
  'Variant Barcode',
];

/** One row of the file: `row` as a spreadsheet numbers it, and the cells as they stand there. */
export interface SheetRow {
  row: number;
  cells: Partial<Record<Column, string>>;
}

/** The cell without surrounding blanks; '' when it is empty or the file has no such column. */
export const cell = ({ cells }: SheetRow, column: Column): string => (cells[column] ?? '').trim();
