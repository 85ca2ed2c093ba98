import type { Category } from '@lapidary/shared/catalog/category';
import type { ColumnMapping } from '@lapidary/shared/catalog/import';
import { type Column, cell, type SheetRow } from './columns.ts';
import { createRowGrouper, type ProductRows } from './group-rows.ts';
import { type Findings, ImportError } from './import-error.ts';
import { mapProduct } from './map-product.ts';
import type { ParsedProduct } from './parsed-product.ts';
import { type CategoryReader, createCategoryReader } from './read-categories.ts';
import { readRecords } from './read-records.ts';
import { createRowReader, type RowReader } from './read-rows.ts';

/** A file that is being read: what has been found so far, and the products that follow. */
export interface CatalogFile {
  /** One product after the other. One with faults comes too, and counts only when the file has none. */
  products: AsyncGenerator<ParsedProduct, void>;
  /** Whoever reads on may take out what it has seen. */
  findings: Findings;
  /** Names of its columns. */
  header(): readonly string[];
  /** One for each product type, in the order of the file. */
  categories(): readonly Category[];
  /** Handles of products that are not wholly right: not to be imported. Complete after the last product. */
  faulty: ReadonlySet<string>;
  /** Columns that hold something and are not imported; complete after the last product. */
  ignoredColumns(): string[];
  hasColumn(column: Column): boolean;
}

/** Codes that two variants have: allowed, and rarely meant. */
function createSkuWatch(findings: Findings): (row: SheetRow) => void {
  const rows = new Map<string, number>();
  return (row) => {
    const sku = cell(row, 'Variant SKU');
    if (sku === '') return;
    const before = rows.get(sku);
    if (before === undefined) rows.set(sku, row.row);
    else {
      const message = `row ${before} has the SKU ${sku} too`;
      findings.notes.push({ row: row.row, handle: cell(row, 'Handle'), message });
    }
  };
}

/**
 * Reads a product CSV in Shopify's format, product by product: what is held at once is a part of the text and one product.
 * The same bytes always give the same products. Amounts become minor units of `currency` (ISO 4217).
 * @param options.categories those of the shop, which product types may name.
 * @param options.mapping what columns are that have other names.
 * @throws ImportError (while it is read) when it is no such file as a whole.
 */
export function readCatalog(
  bytes: Uint8Array,
  options: {
    currency: string;
    categories?: readonly Pick<Category, 'slug' | 'title'>[];
    mapping?: ColumnMapping;
  },
): CatalogFile {
  const findings: Findings = { faults: [], notes: [] };
  const categories: CategoryReader = createCategoryReader(options.categories ?? [], findings);
  const faulty = new Set<string>();
  let rows: RowReader | null = null;
  let header: readonly string[] = [];

  function map(product: ProductRows): ParsedProduct {
    const before = findings.faults.length;
    const { currency } = options;
    const parsed = mapProduct(product, { currency, categorySlug: categories.read(product) }, findings);
    if (findings.faults.length > before) faulty.add(product.handle);
    return parsed;
  }

  async function* read(): AsyncGenerator<ParsedProduct, void> {
    const records = readRecords(bytes);
    header = (await records.next()).value ?? [];
    try {
      rows = createRowReader(header, options.mapping ?? {}, findings);
    } catch (error) {
      // Whoever names the columns has to see what they are called.
      if (error instanceof ImportError) error.header = header;
      throw error;
    }
    if (!rows.hasColumn('Variant Inventory Qty')) {
      const message = 'there is no column Variant Inventory Qty; new variants start with a stock of 0';
      findings.notes.push({ row: 1, handle: '', message });
    }
    const groups = createRowGrouper(findings);
    const watchSku = createSkuWatch(findings);
    let products = 0;
    let handle = '';
    for await (const record of records) {
      const before = findings.faults.length;
      const row = rows.read(record);
      const product = row && groups.take(row);
      // A row that is lost may have been a variant of the product that it names, or else of the one before.
      handle = rows.handleOf(record) || handle;
      if (findings.faults.length > before) faulty.add(handle);
      if (row) watchSku(row);
      if (!product) continue;
      products += 1;
      yield map(product);
    }
    const last = groups.end();
    if (last) yield map(last);
    else if (products === 0 && findings.faults.length === 0)
      throw new ImportError('the file holds no products');
  }

  return {
    products: read(),
    findings,
    header: () => header,
    categories: () => categories.categories,
    faulty,
    ignoredColumns: () => rows?.ignoredColumns() ?? [],
    hasColumn: (column) => rows?.hasColumn(column) ?? false,
  };
}
