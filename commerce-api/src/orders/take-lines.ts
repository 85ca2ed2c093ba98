import type { LineProblem } from '@lapidary/shared/errors';
import { availableOf, type BagLineRow, shortage, titleOf } from '../bag/index.ts';
import { type StockChange, takeStock } from '../inventory/index.ts';
import { AppError } from '../platform/app-error.ts';
import type { OpenTransaction } from '../platform/transaction.ts';

function outOfStock(lines: readonly BagLineRow[], availableNow: (line: BagLineRow) => number): AppError {
  const problems = lines.map((line): LineProblem => {
    const available = availableNow(line);
    const message = `${shortage(available, line.forSale === 1)} — your bag holds ${line.quantity}.`;
    return { variantId: line.variantId, title: titleOf(line), requested: line.quantity, available, message };
  });
  const detail = problems.map(({ title, message }) => `${title}: ${message}`).join(' ');
  return new AppError('out_of_stock', detail, { lines: problems });
}

/**
 * Takes the stock of all lines.
 * @throws AppError `out_of_stock` with every line that cannot be had, so that nobody finds out one by one.
 */
export async function takeLines(on: OpenTransaction, lines: readonly BagLineRow[]): Promise<StockChange[]> {
  const { changes, short } = await takeStock(on, lines);
  const missing = lines.filter((line) => short.has(line.variantId) || line.forSale !== 1);
  if (missing.length === 0) return changes;
  throw outOfStock(missing, (line) =>
    availableOf({ forSale: line.forSale, stock: short.get(line.variantId) ?? line.stock }),
  );
}
