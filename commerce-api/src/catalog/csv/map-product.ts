import { Slug } from '@lapidary/shared/catalog/category';
import { slugify } from '@lapidary/shared/page-paths';
import { checkDocument } from './check-document.ts';
import { type Column, cell, type SheetRow, VARIANT_COLUMNS } from './columns.ts';
import type { ProductRows } from './group-rows.ts';
import type { Findings } from './import-error.ts';
import type { ParsedDocument, ParsedProduct } from './parsed-product.ts';
import { readImages } from './read-images.ts';
import { optionValues, readOptions } from './read-options.ts';
import { readVariant } from './read-variant.ts';

const MAX_VARIANTS = 250;

const isVariantRow = (row: SheetRow): boolean => VARIANT_COLUMNS.some((column) => cell(row, column) !== '');

/** Tags of a cell, each once. */
export const readTags = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];

/** A product that Shopify keeps unlisted has no counterpart here: it stays a draft like an archived one. */
function isPublished(row: SheetRow, { faults }: Findings): boolean {
  const oneOf = (column: Column, allowed: readonly string[]): string => {
    const value = cell(row, column);
    if (!allowed.includes(value.toLowerCase())) {
      const reason = `must be ${allowed.filter((word) => word !== '').join(', ')} or empty`;
      faults.push({ row: row.row, column, value, reason });
    }
    return value.toLowerCase();
  };
  const published = oneOf('Published', ['', 'true', 'false']);
  const status = oneOf('Status', ['', 'active', 'draft', 'archived', 'unlisted']);
  return published !== 'false' && (status === '' || status === 'active');
}

function checkHandle(row: number, handle: string, { faults }: Findings): void {
  if (Slug.safeParse(handle).success) return;
  const suggestion = slugify(handle);
  const reason =
    'a handle has lower-case letters, digits and single hyphens, at most 100 of them' +
    (suggestion ? `; "${suggestion}" would do` : '');
  faults.push({ row, column: 'Handle', value: handle, reason });
}

/** What further rows may not do: name another title, or add nothing. */
function checkFurtherRows({ handle, rows: [first, ...further] }: ProductRows, findings: Findings): void {
  for (const row of further) {
    const title = cell(row, 'Title');
    if (title !== '' && title !== cell(first, 'Title')) {
      const reason = `row ${first.row} calls the product "${cell(first, 'Title')}"; has another product the same handle?`;
      findings.faults.push({ row: row.row, column: 'Title', value: title, reason });
    }
    if (!isVariantRow(row) && cell(row, 'Image Src') === '') {
      const message = 'the row adds neither a variant nor an image';
      findings.notes.push({ row: row.row, handle, message });
    }
  }
}

/** Maps the rows of one product; every fault is added to `findings`, and the result counts only when there is none. */
export function mapProduct(
  product: ProductRows,
  { currency, categorySlug }: { currency: string; categorySlug: string | null },
  findings: Findings,
): ParsedProduct {
  const { handle, rows } = product;
  const [first, ...further] = rows;
  const variantRows: [SheetRow, ...SheetRow[]] = [first, ...further.filter(isVariantRow)];

  const since = findings.faults.length;
  checkHandle(first.row, handle, findings);
  checkFurtherRows(product, findings);
  const excess = variantRows[MAX_VARIANTS];
  if (excess) {
    const reason = `the product has ${variantRows.length} variants; ${MAX_VARIANTS} are possible`;
    findings.faults.push({ row: excess.row, column: 'Handle', value: handle, reason });
  }
  const options = readOptions(variantRows, findings);
  const document: ParsedDocument = {
    title: cell(first, 'Title'),
    slug: handle,
    description: first.cells['Body (HTML)'] ?? '',
    categorySlug,
    vendor: cell(first, 'Vendor'),
    tags: readTags(cell(first, 'Tags')),
    options: options.options,
    variants: variantRows.map((row) =>
      readVariant(row, { handle, currency, optionValues: optionValues(row, options) }, findings),
    ),
    seo: { title: cell(first, 'SEO Title'), description: cell(first, 'SEO Description') },
  };
  const parsed: ParsedProduct = {
    row: first.row,
    document,
    images: readImages(handle, rows, findings),
    publish: isPublished(first, findings),
  };

  checkDocument(document, { variantRows, options }, findings, since);
  return parsed;
}
