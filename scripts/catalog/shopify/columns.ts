/** The columns of Shopify's product CSV that are imported; all others are ignored and listed. */
export const COLUMNS = [
  'Handle',
  'Title',
  'Body (HTML)',
  'Vendor',
  'Type',
  'Tags',
  'Published',
  'Status',
  'Option1 Name',
  'Option1 Value',
  'Option2 Name',
  'Option2 Value',
  'Option3 Name',
  'Option3 Value',
  'Variant SKU',
  'Variant Grams',
  'Variant Inventory Qty',
  'Variant Price',
  'Variant Compare At Price',
  'Variant Barcode',
  'Image Src',
  'Image Position',
  'Image Alt Text',
  'SEO Title',
  'SEO Description',
] as const;
export type Column = (typeof COLUMNS)[number];

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
