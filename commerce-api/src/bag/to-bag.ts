import type { Bag, BagLine } from '@lapidary/shared/bag/bag';
import type { Image } from '@lapidary/shared/catalog/product';
import { addAmounts } from '@lapidary/shared/money';
import type { BagLineRow, BagRows } from './bag-rows.ts';
import { lineTitle } from './check-quantity.ts';
import { quoteOf } from './quote.ts';

const OFF_SALE_TITLE = 'No longer for sale';

/** Units of a line's variant that can be bought now. */
export const availableOf = ({ forSale, stock }: Pick<BagLineRow, 'forSale' | 'stock'>): number =>
  forSale ? stock : 0;

/** A line's name for a message. */
export const titleOf = ({ productTitle, variantTitle }: BagLineRow): string =>
  lineTitle({ productTitle: productTitle ?? OFF_SALE_TITLE, variantTitle: variantTitle ?? '' });

function toLine(row: BagLineRow, currency: string): BagLine {
  const price = row.price ?? 0;
  return {
    id: row.id,
    variantId: row.variantId,
    productSlug: row.productSlug ?? '',
    productTitle: row.productTitle ?? OFF_SALE_TITLE,
    variantTitle: row.variantTitle ?? '',
    sku: row.sku ?? '',
    image: row.imageJson === null ? null : (JSON.parse(row.imageJson) as Image),
    quantity: row.quantity,
    unitPrice: { amount: price, currency },
    lineTotal: { amount: price * row.quantity, currency },
    available: availableOf(row),
  };
}

/** A bag as the API shows it. Amounts come from the rows, never from a client. */
export function toBag({ lines: rows, giftNote, currency }: BagRows): Bag {
  const lines = rows.map((row) => toLine(row, currency));
  return {
    lines,
    count: addAmounts(lines.map(({ quantity }) => quantity)),
    subtotal: { amount: addAmounts(lines.map(({ lineTotal }) => lineTotal.amount)), currency },
    giftNote,
    quote: quoteOf(lines),
  };
}
