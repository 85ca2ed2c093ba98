import { MAX_LINE_QUANTITY } from '@lapidary/shared/bag/bag';

/** A line of a bag, with the units of its variant that can be bought now. */
export interface MergeableLine {
  id: string;
  variantId: string;
  quantity: number;
  available: number;
}

/** What becomes of a guest's line: it joins a line that is there already, or moves over itself. */
export interface MergedLine {
  /** The line that stays. */
  id: string;
  from: 'own' | 'guest';
  quantity: number;
}

/** The sum, as far as the stock and the limit of a line go; what is sold out stays, to be seen as such. */
function cappedSum(own: number, guest: number, available: number): number {
  const sum = Math.min(own + guest, MAX_LINE_QUANTITY);
  return available > 0 ? Math.min(sum, available) : Math.min(Math.max(own, guest), MAX_LINE_QUANTITY);
}

/**
 * The lines of a customer's bag that a guest's bag changes or brings, at most `maxLines` in all. Lines of the
 * customer's that the guest's bag does not have are left as they are.
 */
export function mergeLines(
  own: readonly MergeableLine[],
  guest: readonly MergeableLine[],
  maxLines: number,
): MergedLine[] {
  const ownByVariant = new Map(own.map((line) => [line.variantId, line]));
  const merged: MergedLine[] = [];
  let room = maxLines - own.length;
  for (const line of guest) {
    const there = ownByVariant.get(line.variantId);
    const quantity = cappedSum(there?.quantity ?? 0, line.quantity, line.available);
    if (there) merged.push({ id: there.id, from: 'own', quantity });
    else if (room > 0) {
      merged.push({ id: line.id, from: 'guest', quantity });
      room -= 1;
    }
  }
  return merged;
}
