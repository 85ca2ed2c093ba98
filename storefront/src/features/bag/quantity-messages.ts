import type { BagLine } from '@lapidary/shared/bag/bag';

/** As `MAX_LINE_QUANTITY` of `@lapidary/shared/bag/bag`, without that module's schemas. */
export const MAX_QUANTITY = 99;

/** The most that a line may hold now. */
export const lineLimit = (line: Pick<BagLine, 'available'>): number => Math.min(line.available, MAX_QUANTITY);

/** What stands under a line about its quantity; null when there is nothing to say. */
export function lineNotice(line: Pick<BagLine, 'available' | 'quantity'>): string | null {
  const { available, quantity } = line;
  if (available === 0) return 'Sold out. Remove this piece to check out.';
  if (quantity > available) return `Only ${available} left: set the quantity to ${available} to check out.`;
  if (quantity >= MAX_QUANTITY) return `A bag holds ${MAX_QUANTITY} of one piece at most.`;
  if (quantity === available)
    return available === 1 ? 'This is the last one.' : `${available} is all there is.`;
  return null;
}

/** Whether the line can be ordered as it stands. */
export const isOrderable = (line: Pick<BagLine, 'available' | 'quantity'>): boolean =>
  line.quantity <= line.available;
