import { parseDecimalAmount } from '@lapidary/shared/money';
import { type Column, cell, type SheetRow } from './columns.ts';
import type { Findings } from './import-error.ts';
import type { ParsedVariant } from './parsed-product.ts';

/** The largest stock that the database's integer column holds. */
const MAX_STOCK = 2_147_483_647;

/** Shopify's export protects leading zeros from spreadsheets with an apostrophe. */
const code = (row: SheetRow, column: Column): string => cell(row, column).replace(/^'/, '');

/**
 * Reads prices, stock, weight and codes of a variant's row. Amounts are minor units of `currency`. What cannot be
 * read becomes a fault and stands as zero.
 */
export function readVariant(
  row: SheetRow,
  context: { handle: string; currency: string; optionValues: string[] },
  findings: Findings,
): ParsedVariant {
  const fault = (column: Column, reason: string): void => {
    findings.faults.push({ row: row.row, column, value: cell(row, column), reason });
  };
  const note = (message: string): void => {
    findings.notes.push({ row: row.row, handle: context.handle, message });
  };

  const amount = (column: Column): number | null => {
    const text = cell(row, column);
    if (text === '') return null;
    try {
      return parseDecimalAmount(text, context.currency);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      fault(column, error.message.replace(`"${text}" `, ''));
      return null;
    }
  };

  const compareAt = (price: number | null): number | null => {
    const read = amount('Variant Compare At Price');
    if (!read || price === null) return null;
    if (read > price) return read;
    if (read < price) note('the compare-at price is below the price and is left out');
    return null;
  };

  const weight = (): number | null => {
    const text = cell(row, 'Variant Grams');
    if (text === '') return null;
    if (/^\d{1,9}(\.\d+)?$/.test(text)) return Number(text) || null;
    fault('Variant Grams', 'must be a weight in grams such as 28 or 3.5');
    return null;
  };

  const stock = (): number => {
    const text = cell(row, 'Variant Inventory Qty');
    if (text === '') return 0;
    if (!/^-?\d+$/.test(text)) fault('Variant Inventory Qty', 'must be a whole number');
    else if (Number(text) > MAX_STOCK) fault('Variant Inventory Qty', `must be at most ${MAX_STOCK}`);
    else if (Number(text) < 0) note(`the stock ${text} is below zero and counts as 0`);
    else return Number(text);
    return 0;
  };

  if (cell(row, 'Variant Price') === '') fault('Variant Price', 'every variant needs a price');
  const price = amount('Variant Price');
  return {
    sku: code(row, 'Variant SKU'),
    optionValues: context.optionValues,
    price: price ?? 0,
    compareAtPrice: compareAt(price),
    weightGrams: weight(),
    barcode: code(row, 'Variant Barcode'),
    stock: stock(),
  };
}
