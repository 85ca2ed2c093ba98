import type { Category } from '@lapidary/shared/catalog/category';
import { type Findings, ImportError, type Note } from '../import-error.ts';
import { decodeText } from './decode-text.ts';
import { groupRows } from './group-rows.ts';
import { mapProduct } from './map-product.ts';
import type { ParsedProduct } from './parsed-product.ts';
import { readCategories } from './read-categories.ts';
import { readRows } from './read-rows.ts';

/** What a whole file holds, free of faults. */
export interface ParsedCatalog {
  categories: Category[];
  products: ParsedProduct[];
  /** Columns that hold something and are not imported. */
  ignoredColumns: string[];
  notes: Note[];
}

const byRow = (a: { row: number }, b: { row: number }): number => a.row - b.row;

/**
 * Reads a product CSV in Shopify's format. The same bytes always give the same catalog. Amounts become minor units
 * of `currency` (ISO 4217).
 * @throws ImportError holding every fault of the file.
 */
export function parseShopifyCsv(bytes: Uint8Array, currency: string): ParsedCatalog {
  const { rows, ignoredColumns, faults } = readRows(decodeText(bytes));
  const findings: Findings = { faults, notes: [] };
  if (rows.every(({ cells }) => cells['Variant Inventory Qty'] === undefined)) {
    const message = 'there is no column Variant Inventory Qty; new variants start with a stock of 0';
    findings.notes.push({ row: 1, handle: '', message });
  }
  const grouped = groupRows(rows, findings);
  const categories = readCategories(grouped, findings);
  const products = grouped.map((product) => mapProduct(product, currency, findings));
  if (findings.faults.length > 0) {
    const count = findings.faults.length;
    throw new ImportError(`the file has ${count} ${count === 1 ? 'fault' : 'faults'}`, faults.sort(byRow));
  }
  if (products.length === 0) throw new ImportError('the file holds no products');
  return { categories, products, ignoredColumns, notes: findings.notes.sort(byRow) };
}
