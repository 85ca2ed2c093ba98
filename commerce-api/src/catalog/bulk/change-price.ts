import type { PriceChange } from '@lapidary/shared/catalog/bulk-edit';
import type { Variant } from '@lapidary/shared/catalog/product';
import { currencyExponent } from '@lapidary/shared/money';

export type VariantPrice = Pick<Variant, 'price' | 'compareAtPrice'>;

const nearest = (amount: number, step: number): number => Math.round(amount / step) * step;

/** `percent` of an amount in whole minor units; half a unit goes up. Percentages count to a hundredth. */
const percentOf = (amount: number, percent: number): number =>
  Math.round((amount * Math.round(percent * 100)) / 10_000);

function rounded(amount: number, round: PriceChange['round'], currency: string): number {
  const unit = 10 ** currencyExponent(currency);
  if (round === 'unit') return amount;
  if (round === 'whole') return nearest(amount, unit);
  return nearest(amount + unit, 10 * unit) - unit;
}

/**
 * The price of a variant after a change, minor units of `currency`. A compare-at price that would no longer be above the price
 * is dropped: it would tell of a reduction that is none.
 * @returns null when the price would be nothing or less.
 */
export function changePrice(
  before: VariantPrice,
  change: PriceChange,
  currency: string,
): VariantPrice | null {
  const added = change.by === 'percent' ? percentOf(before.price, change.value) : change.value;
  const price = rounded(before.price + added, change.round, currency);
  if (price <= 0 || !Number.isSafeInteger(price)) return null;
  const asked = { keep: before.compareAtPrice, strike: before.price, clear: null }[change.compareAt];
  return { price, compareAtPrice: asked !== null && asked > price ? asked : null };
}
