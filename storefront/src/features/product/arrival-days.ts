import type { DeliveryTerm } from '@lapidary/shared/catalog/delivery-term';

/** Working days from an order until it arrives. */
export interface ArrivalDays {
  min: number;
  max: number;
}

/**
 * When a piece arrives, whichever way of delivery is chosen: from the fewest days of any to the most. A page does not know
 * where it is read, so the ways to every country speak for all; where each way has its countries, all of them do. Ways that
 * tell no days are left out. null when none does.
 */
export function arrivalDays(terms: readonly DeliveryTerm[]): ArrivalDays | null {
  const told = terms.flatMap(({ countries, minDays, maxDays }) =>
    minDays === null || maxDays === null ? [] : { everywhere: countries.length === 0, minDays, maxDays },
  );
  const everywhere = told.filter((term) => term.everywhere);
  const counted = everywhere.length > 0 ? everywhere : told;
  if (counted.length === 0) return null;
  return {
    min: Math.min(...counted.map(({ minDays }) => minDays)),
    max: Math.max(...counted.map(({ maxDays }) => maxDays)),
  };
}
