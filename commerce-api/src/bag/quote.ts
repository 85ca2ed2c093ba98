import { createHash } from 'node:crypto';
import type { BagLine } from '@lapidary/shared/bag/bag';

type QuotedLine = Pick<BagLine, 'variantId' | 'quantity' | 'unitPrice'>;

/** Characters that stand for a line: which variant, and how many at what price. Enough to say which line moved. */
const PART = 4;

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url');

const variantMark = ({ variantId }: QuotedLine): string => digest(variantId).slice(0, PART);
const termsMark = ({ quantity, unitPrice }: QuotedLine): string =>
  digest([quantity, unitPrice.amount, unitPrice.currency]).slice(0, PART);

/**
 * Stands for what a shopper agrees to pay: variants, quantities, unit prices and currency, and with `terms` whatever
 * else was shown. 43 characters that say nothing else than equal or not, a dot, and 8 characters per line by which
 * `movedLines` tells what moved.
 */
export function quoteOf(lines: readonly QuotedLine[], terms?: unknown): string {
  const agreed = lines.map(({ variantId, quantity, unitPrice }) => [
    variantId,
    quantity,
    unitPrice.amount,
    unitPrice.currency,
  ]);
  const marks = lines.map((line) => variantMark(line) + termsMark(line));
  return `${digest(terms === undefined ? agreed : [agreed, terms])}.${marks.join('')}`;
}

/** Lines that are new, or have another quantity or price, since a quote was made. All of them for a foreign quote. */
export function movedLines<Line extends QuotedLine>(quote: string, lines: readonly Line[]): Line[] {
  const marks = quote.slice(quote.indexOf('.') + 1).match(/.{8}/g) ?? [];
  const seen = new Set(marks);
  return lines.filter((line) => !seen.has(variantMark(line) + termsMark(line)));
}
