import type { Findings } from '../import-error.ts';
import { cell, type SheetRow } from './columns.ts';

/** The rows of one product: the first holds what concerns it as a whole. */
export interface ProductRows {
  handle: string;
  rows: [SheetRow, ...SheetRow[]];
}

/** Gathers the rows of each product by their handle; those of one product must stand together. */
export function groupRows(rows: readonly SheetRow[], findings: Findings): ProductRows[] {
  const groups = new Map<string, ProductRows>();
  let previous = '';
  for (const row of rows) {
    const handle = cell(row, 'Handle');
    const group = groups.get(handle);
    if (handle === '') {
      findings.faults.push({
        row: row.row,
        column: 'Handle',
        value: '',
        reason: 'every row needs the handle',
      });
    } else if (!group) {
      groups.set(handle, { handle, rows: [row] });
    } else if (handle === previous) {
      group.rows.push(row);
    } else {
      const reason = `row ${group.rows.at(-1)!.row} has this handle too, with other products between; the rows of a product must stand together`;
      findings.faults.push({ row: row.row, column: 'Handle', value: handle, reason });
    }
    previous = handle;
  }
  return [...groups.values()];
}
