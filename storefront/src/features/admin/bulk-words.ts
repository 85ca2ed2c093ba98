import type {
  BulkChange,
  BulkEdit,
  BulkEditState,
  BulkItem,
  BulkItemState,
} from '@lapidary/shared/catalog/bulk-edit';
import { formatMoney } from '@lapidary/shared/money';

export const productsWords = (count: number): string => `${count} ${count === 1 ? 'product' : 'products'}`;

/** What an edit does, in words: "Prices −10 %". */
export function changeWords(change: BulkChange, currency: string): string {
  if (change.kind === 'publish') return 'Publish';
  if (change.kind === 'unpublish') return 'Take off the shop';
  const sign = change.value < 0 ? '−' : '+';
  const value = Math.abs(change.value);
  const by = change.by === 'percent' ? `${value} %` : formatMoney({ amount: value, currency });
  return `Prices ${sign}${change.by === 'percent' ? '' : ' '}${by}`;
}

const ITEM: Record<BulkItemState, string> = {
  planned: 'Will change',
  unchanged: 'Stays as it is',
  refused: 'Cannot be changed',
  excluded: 'Left out',
  done: 'Changed',
  skipped: 'Passed over',
  undone: 'Undone',
  kept: 'Not undone',
};

export const itemWords = (state: BulkItemState): string => ITEM[state];

const EDIT: Record<BulkEditState, string> = {
  preview: 'Not made yet',
  applying: 'Under way',
  applied: 'Made',
  undoing: 'Being undone',
  undone: 'Undone',
  failed: 'Broken off',
};

export const editStateWords = (state: BulkEditState): string => EDIT[state];

/** "39 will change, 1 cannot be changed". */
export const countsWords = (counts: BulkEdit['counts']): string =>
  (Object.keys(ITEM) as BulkItemState[])
    .flatMap((state) => (counts[state] ? [`${counts[state]} ${ITEM[state].toLowerCase()}`] : []))
    .join(', ');

/** A product's prices: one, or from the lowest to the highest. */
export function priceWords({ min, max }: BulkItem['price']['before'], currency: string): string {
  const words = (amount: number) => formatMoney({ amount, currency });
  return min === max ? words(min) : `${words(min)} – ${words(max)}`;
}
