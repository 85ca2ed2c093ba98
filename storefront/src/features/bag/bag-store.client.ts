import type { Bag } from '@lapidary/shared/bag/bag';
import { persistentAtom } from '@nanostores/persistent';
import { atom, computed } from 'nanostores';
import { extendOrder } from './bag-rows.ts';

/** What every page and tab knows of the bag without asking the API. */
export interface BagSummary {
  count: number;
  /** The bag's quote: another one means that the bag was changed elsewhere. */
  quote: string;
}

export type BagState =
  | { status: 'loading' }
  | { status: 'unavailable'; message: string }
  /** `order`: variant ids in the order in which their rows are shown. */
  | { status: 'ready'; bag: Bag; order: string[] };

const NO_SUMMARY: BagSummary = { count: 0, quote: '' };

function decodeSummary(text: string): BagSummary {
  try {
    const { count, quote } = JSON.parse(text) as Partial<BagSummary>;
    if (Number.isInteger(count) && typeof quote === 'string') return { count: count!, quote };
  } catch {
    // Somebody else's value under our key tells nothing about the bag.
  }
  return NO_SUMMARY;
}

export const $summary = persistentAtom<BagSummary>('lapidary:bag', NO_SUMMARY, {
  encode: JSON.stringify,
  decode: decodeSummary,
});

/** Units asked for that the API has not confirmed yet. */
export const $pending = atom(0);

/** What the badge shows. */
export const $count = computed([$summary, $pending], ({ count }, pending) => count + pending);

/** The state before the API is asked: also what the server renders. */
export const LOADING: BagState = { status: 'loading' };
export const $bag = atom<BagState>(LOADING);

/** Takes over the bag that the API answered with. */
export function settleBag(bag: Bag): void {
  const before = $bag.get();
  const order = extendOrder(before.status === 'ready' ? before.order : [], bag.lines);
  // The bag first: whoever watches the summary for another tab's change finds this tab's bag up to date.
  $bag.set({ status: 'ready', bag, order });
  $summary.set({ count: bag.count, quote: bag.quote });
}

/** The bag became an order. */
export function forgetBag(): void {
  $bag.set(LOADING);
  $summary.set(NO_SUMMARY);
}
