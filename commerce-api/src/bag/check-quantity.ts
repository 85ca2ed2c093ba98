import { MAX_LINE_QUANTITY } from '@lapidary/shared/bag/bag';
import { AppError } from '../platform/app-error.ts';

/** "Solitaire Ring (Yellow gold / 6)". */
export const lineTitle = (line: { productTitle: string; variantTitle: string }): string =>
  line.variantTitle ? `${line.productTitle} (${line.variantTitle})` : line.productTitle;

/** "Only 2 left", or why there is nothing at all. */
export function shortage(available: number, forSale = true): string {
  if (!forSale) return 'No longer for sale';
  return available > 0 ? `Only ${available} left` : 'Sold out';
}

/**
 * Lets a bag hold `held + more` units of a variant, or says what stands in the way.
 * @throws AppError `out_of_stock` with the line, when the stock or the limit of a bag is below that.
 */
export function checkQuantity(asked: {
  variantId: string;
  title: string;
  held: number;
  more: number;
  available: number;
  forSale?: boolean;
}): void {
  const { variantId, title, held, more, available, forSale } = asked;
  const requested = held + more;
  if (requested <= available && requested <= MAX_LINE_QUANTITY) return;
  const limit =
    requested > available
      ? shortage(available, forSale)
      : `A bag holds ${MAX_LINE_QUANTITY} of one piece at most`;
  const message = held > 0 ? `${limit} — your bag already holds ${held}.` : `${limit}.`;
  const line = { variantId, title, requested, available: Math.min(available, MAX_LINE_QUANTITY), message };
  throw new AppError('out_of_stock', message, { lines: [line] });
}
