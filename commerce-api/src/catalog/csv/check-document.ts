import { ProductDocument } from '@lapidary/shared/catalog/product';
import type { z } from 'zod';
import { type Column, cell, type SheetRow } from './columns.ts';
import type { Findings } from './import-error.ts';
import type { ParsedDocument } from './parsed-product.ts';
import type { ReadOptions } from './read-options.ts';

/** The rows that a product's document was read from, one per variant; the first also holds the product's own cells. */
interface Origin {
  variantRows: readonly [SheetRow, ...SheetRow[]];
  options: ReadOptions;
}

const FIELD_COLUMNS: Partial<Record<string, Column>> = {
  title: 'Title',
  slug: 'Handle',
  description: 'Body (HTML)',
  categorySlug: 'Type',
  vendor: 'Vendor',
  tags: 'Tags',
  sku: 'Variant SKU',
  barcode: 'Variant Barcode',
  price: 'Variant Price',
  compareAtPrice: 'Variant Compare At Price',
  weightGrams: 'Variant Grams',
};

/** The row in which the value at `path` of an option (`options.0.values.2`) first stands. */
function optionOrigin(path: readonly PropertyKey[], { variantRows, options }: Origin) {
  const [, index, part, position] = path;
  const columns = options.columns[Number(index)];
  const column = columns?.[part === 'values' ? 'value' : 'name'] ?? 'Option1 Name';
  const text = options.options[Number(index)]?.values[Number(position)];
  const row = text === undefined ? undefined : variantRows.find((variant) => cell(variant, column) === text);
  return { row: row ?? variantRows[0], column };
}

/** The cell that a path of the document came from. */
function originOf(path: readonly PropertyKey[], origin: Origin): { row: SheetRow; column: Column } {
  const { variantRows, options } = origin;
  const [field, index, part] = path;
  if (field === 'options') return optionOrigin(path, origin);
  if (field === 'seo')
    return { row: variantRows[0], column: index === 'title' ? 'SEO Title' : 'SEO Description' };
  if (field === 'variants') {
    const fallback = options.columns[0]?.value ?? 'Variant Price';
    return {
      row: variantRows[Number(index)] ?? variantRows[0],
      column: FIELD_COLUMNS[String(part)] ?? fallback,
    };
  }
  return { row: variantRows[0], column: FIELD_COLUMNS[String(field)] ?? 'Handle' };
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') {
    const unit = issue.origin === 'string' ? 'characters' : 'entries';
    return issue.origin === 'string' || issue.origin === 'array'
      ? `may have at most ${issue.maximum} ${unit}`
      : `must be at most ${issue.maximum}`;
  }
  if (issue.code === 'too_small' && issue.origin === 'string') return 'must not be empty';
  return issue.message;
}

/**
 * Holds a document against the schema of products, which has the last word on lengths and counts, and reports each
 * fault where it stands in the file. A cell with a fault among those from index `since` on, where
 * this product's begin, is not named again.
 */
export function checkDocument(
  document: ParsedDocument,
  origin: Origin,
  { faults }: Findings,
  since: number,
): void {
  const key = (row: number, column: string): string => `${row} ${column}`;
  const variants = document.variants.map(({ stock: _stock, ...variant }, index) => ({
    ...variant,
    id: `${index}`,
  }));
  const checked = ProductDocument.safeParse({ ...document, variants, images: [] });
  if (checked.success) return;
  const known = new Set(faults.slice(since).map(({ row, column }) => key(row, column)));
  for (const issue of checked.error.issues) {
    // Too many variants are counted, and named by their row, before this.
    if (issue.path.length === 1 && issue.path[0] === 'variants') continue;
    const { row, column } = originOf(issue.path, origin);
    if (known.has(key(row.row, column))) continue;
    known.add(key(row.row, column));
    faults.push({ row: row.row, column, value: cell(row, column), reason: reasonOf(issue) });
  }
}
