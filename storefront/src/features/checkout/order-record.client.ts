import type { PlacedOrder } from './place-order.client.ts';

const RECORD = 'lapidary:order';

/** Keeps the order just placed for the confirmation page, for as long as the tab is open. */
export function recordOrder(placed: PlacedOrder): void {
  sessionStorage.setItem(RECORD, JSON.stringify(placed));
}

/** @returns null when this tab has placed no order. */
export function recordedOrder(): PlacedOrder | null {
  const text = sessionStorage.getItem(RECORD);
  return text === null ? null : (JSON.parse(text) as PlacedOrder);
}
