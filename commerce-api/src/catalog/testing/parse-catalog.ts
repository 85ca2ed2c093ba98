import type { Category } from '@lapidary/shared/catalog/category';
import { describeFault, ImportError, type Note } from '../csv/import-error.ts';
import type { ParsedProduct } from '../csv/parsed-product.ts';
import { readCatalog } from '../csv/read-catalog.ts';
import { csvBytes } from './csv-fixture.ts';

const byRow = (a: { row: number }, b: { row: number }): number => a.row - b.row;

/** All of a file at once. @throws ImportError holding every fault of the file, by row. */
export async function parseCatalog(
  bytes: Uint8Array,
  currency: string,
): Promise<{
  categories: readonly Category[];
  products: ParsedProduct[];
  ignoredColumns: string[];
  notes: Note[];
}> {
  const file = readCatalog(bytes, { currency });
  const products: ParsedProduct[] = [];
  for await (const product of file.products) products.push(product);
  const { faults, notes } = file.findings;
  if (faults.length > 0) throw new ImportError('the file has faults', faults.toSorted(byRow));
  const categories = file.categories();
  return { categories, products, ignoredColumns: file.ignoredColumns(), notes: notes.toSorted(byRow) };
}

/** The error of a file that must be refused. */
export async function refusal(rows: Parameters<typeof csvBytes>[0], currency = 'USD'): Promise<ImportError> {
  try {
    await parseCatalog(csvBytes(rows), currency);
  } catch (error) {
    if (error instanceof ImportError) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

/** Its faults, in words. */
export const faultsOf = async (...file: Parameters<typeof refusal>): Promise<string[]> =>
  (await refusal(...file)).faults.map(describeFault);
