import type { BagLine } from '@lapidary/shared/bag/bag';
import type { BagMessages } from '../../messages/en/bag.ts';

/** As `MAX_LINE_QUANTITY` of `@lapidary/shared/bag/bag`, without that module's schemas. */
export const MAX_QUANTITY = 99;

/** The most that a line may hold now. */
export const lineLimit = (line: Pick<BagLine, 'available'>): number => Math.min(line.available, MAX_QUANTITY);

/** What stands under a line about its quantity; null when there is nothing to say. */
export function lineNotice(line: Pick<BagLine, 'available' | 'quantity'>, words: BagMessages): string | null {
  const { available, quantity } = line;
  if (available === 0) return words.soldOut;
  if (quantity > available) return words.tooMany(available);
  if (quantity >= MAX_QUANTITY) return words.atMost(MAX_QUANTITY);
  if (quantity === available) return available === 1 ? words.lastOne : words.allThereIs(available);
  return null;
}

/** Whether the line can be ordered as it stands. */
export const isOrderable = (line: Pick<BagLine, 'available' | 'quantity'>): boolean =>
  line.quantity <= line.available;
