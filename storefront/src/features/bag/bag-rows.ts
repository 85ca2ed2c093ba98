import type { BagLine } from '@lapidary/shared/bag/bag';

/** A row of the bag: a line, or the place of one just removed that can still be taken back. */
export interface BagRow {
  line: BagLine;
  removed: boolean;
}

/** The order of rows by variant, as first seen: a line that is taken back returns to its old place. */
export function extendOrder(order: string[], lines: BagLine[]): string[] {
  return [...new Set([...order, ...lines.map(({ variantId }) => variantId)])];
}

/** Lines and places of removed ones in `order`. A line that is in the bag again has no place as removed. */
export function bagRows(order: string[], lines: BagLine[], removed: BagLine[]): BagRow[] {
  const inBag = new Set(lines.map(({ variantId }) => variantId));
  const rows = [
    ...lines.map((line) => ({ line, removed: false })),
    ...removed.filter(({ variantId }) => !inBag.has(variantId)).map((line) => ({ line, removed: true })),
  ];
  const place = (row: BagRow) => order.indexOf(row.line.variantId);
  return rows.sort((a, b) => place(a) - place(b));
}
