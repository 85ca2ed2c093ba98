import { cell, type SheetRow } from './columns.ts';
import type { Findings } from './import-error.ts';

/** The rows of one product: the first holds what concerns it as a whole. */
export interface ProductRows {
  handle: string;
  rows: [SheetRow, ...SheetRow[]];
}

export interface RowGrouper {
  /** @returns the product before, when this row begins another one. */
  take(row: SheetRow): ProductRows | null;
  /** The last product. */
  end(): ProductRows | null;
}

/** Gathers the rows of each product by their handle; those of one product must stand together. */
export function createRowGrouper(findings: Findings): RowGrouper {
  const lastRows = new Map<string, number>();
  let current: ProductRows | null = null;
  let previous = '';
  return {
    take(row) {
      const handle = cell(row, 'Handle');
      const before = lastRows.get(handle);
      const together = handle === previous && current?.handle === handle;
      previous = handle;
      if (handle === '') {
        const reason = 'every row needs the handle';
        findings.faults.push({ row: row.row, column: 'Handle', value: '', reason });
        return null;
      }
      if (before !== undefined && !together) {
        const reason = `row ${before} has this handle too, with other products between; the rows of a product must stand together`;
        findings.faults.push({ row: row.row, column: 'Handle', value: handle, reason });
        return null;
      }
      lastRows.set(handle, row.row);
      if (together) {
        current!.rows.push(row);
        return null;
      }
      const finished = current;
      current = { handle, rows: [row] };
      return finished;
    },
    end: () => current,
  };
}
