import type { Category } from '@lapidary/shared/catalog/category';
import type { ProductDocument } from '@lapidary/shared/catalog/product';
import { decimalAmount } from '@lapidary/shared/money';
import { imagePath } from '@lapidary/shared/page-paths';
import { readStock } from '../inventory/index.ts';
import { csvLine } from '../platform/csv.ts';
import type { Services } from '../platform/services.ts';
import { select } from '../platform/sql.ts';
import { readStore } from '../store/index.ts';
import { COLUMNS, type Column, OPTION_COLUMNS } from './csv/columns.ts';
import { focusCell } from './csv/focal-point.ts';
import { categorySlugOf } from './csv/read-categories.ts';
import { draftOf } from './product-row.ts';
import { listCategories } from './read-published.ts';

const PAGE = 200;

type Cells = Partial<Record<Column, string>>;

/** What an import takes for the protection of a formula would lose its first apostrophe. */
const protectText = (text: string): string => (/^'[=+\-@\t\r\n']/.test(text) ? `'${text}` : text);
/** Codes lose one apostrophe in any case. */
const protectCode = (text: string): string => (text.startsWith("'") ? `'${text}` : text);

/** The product type by which an import finds the category again. */
function typeOf(slug: string | null, categories: readonly Category[]): string {
  const title = categories.find((category) => category.slug === slug)?.title;
  if (slug === null || title === undefined) return '';
  return categorySlugOf(title, categories) === slug ? title : slug;
}

function productCells(
  document: ProductDocument,
  { live, categories }: { live: boolean; categories: readonly Category[] },
): Cells {
  const cells: Cells = {
    Title: document.title,
    'Body (HTML)': document.description,
    Vendor: document.vendor,
    Type: typeOf(document.categorySlug, categories),
    Tags: document.tags.join(', '),
    Published: live ? 'TRUE' : 'FALSE',
    Status: live ? 'active' : 'draft',
    'SEO Title': document.seo.title,
    'SEO Description': document.seo.description,
  };
  for (const [index, { name }] of document.options.entries()) cells[OPTION_COLUMNS[index]!.name] = name;
  if (document.options.length === 0) cells['Option1 Name'] = 'Title';
  return cells;
}

function variantCells(
  variant: ProductDocument['variants'][number],
  { currency, stock }: { currency: string; stock: number },
): Cells {
  const amount = (minor: number | null): string =>
    minor === null ? '' : decimalAmount({ amount: minor, currency });
  const cells: Cells = {
    'Variant SKU': protectCode(variant.sku),
    'Variant Grams': variant.weightGrams === null ? '' : String(variant.weightGrams),
    'Variant Inventory Qty': String(stock),
    'Variant Price': amount(variant.price),
    'Variant Compare At Price': amount(variant.compareAtPrice),
    'Variant Barcode': protectCode(variant.barcode),
  };
  for (const [index, value] of variant.optionValues.entries()) cells[OPTION_COLUMNS[index]!.value] = value;
  if (variant.optionValues.length === 0) cells['Option1 Value'] = 'Default Title';
  return cells;
}

/** The rows of a product: one for each variant or picture, whichever are more. */
export function productRows(
  document: ProductDocument,
  options: {
    live: boolean;
    categories: readonly Category[];
    currency: string;
    publicUrl: string;
    stock: ReadonlyMap<string, number>;
  },
): Cells[] {
  const { currency, publicUrl, stock } = options;
  const rows: Cells[] = document.variants.map((variant) =>
    variantCells(variant, { currency, stock: stock.get(variant.id) ?? 0 }),
  );
  for (const [index, image] of document.images.entries()) {
    rows[index] = {
      ...rows[index],
      'Image Src': publicUrl + imagePath(image.key, image.widths.at(-1)!),
      'Image Position': String(index + 1),
      'Image Alt Text': image.alt,
      'Image Focal Point': focusCell(image.focus),
    };
  }
  rows[0] = { ...productCells(document, options), ...rows[0] };
  return rows.map((row) => ({ Handle: document.slug, ...row }));
}

const CODES: readonly Column[] = ['Variant SKU', 'Variant Barcode'];

const lineOf = (cells: Cells): string =>
  csvLine(
    COLUMNS.map((column) => {
      const text = cells[column] ?? '';
      return CODES.includes(column) ? text : protectText(text);
    }),
  );

/**
 * All products that are not archived as a CSV file in the format of Shopify (RFC 4180), in order of creation, as their drafts are. Read and given page
 * by page, so that a large catalog needs no more memory than a small one.
 */
export async function* exportProducts({
  database,
  settings,
}: Pick<Services, 'database' | 'settings'>): AsyncGenerator<string, void> {
  const on = { database };
  const categories = await listCategories(on);
  const { publicUrl } = settings;
  const { currency } = await readStore(on);
  let after = '';
  yield csvLine(COLUMNS);
  for (;;) {
    const rows = await select<{ id: string; draft_json: string; live_revision_id: string | null }>(
      on,
      `SELECT id, draft_json, live_revision_id FROM products WHERE id > $after AND archived_at IS NULL ORDER BY id LIMIT ${PAGE}`,
      { after },
    );
    const stock = await readStock(
      on,
      rows.map(({ id }) => id),
    );
    const text = rows.flatMap((row) =>
      productRows(draftOf(row), {
        live: row.live_revision_id !== null,
        categories,
        currency,
        publicUrl,
        stock,
      }).map(lineOf),
    );
    if (text.length > 0) yield text.join('');
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}
