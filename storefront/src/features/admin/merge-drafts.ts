import type { Image } from '@lapidary/shared/catalog/product';
import { combinationOf, type DraftForm, type VariantForm } from './draft-form.ts';
import { mergeEdits } from './merge-edits.ts';
import { mergeRows } from './merge-rows.ts';
import { type Clash, type Merged, sameValue } from './merge-value.ts';

const NO_STOCK = '0';

/**
 * The variants under the ids that `known` has for their combinations: one that was removed and added again is the same
 * one, and so is one that both sides added. With the id comes the stock, unless one was typed.
 */
function underKnownIds(variants: readonly VariantForm[], known: readonly VariantForm[]): VariantForm[] {
  const own = new Set(variants.map(({ id }) => id));
  const ids = new Set(known.map(({ id }) => id));
  return variants.map((variant) => {
    if (ids.has(variant.id)) return variant;
    const namesake = known.find((one) => !own.has(one.id) && combinationOf(one) === combinationOf(variant));
    if (!namesake) return variant;
    const untyped = variant.id === '' && variant.stock.trim() === NO_STOCK;
    return { ...variant, id: namesake.id, stock: untyped ? namesake.stock : variant.stock };
  });
}

/** The variants with the combinations that `leading` has for them. */
function underCombinationsOf(
  leading: readonly VariantForm[],
  variants: readonly VariantForm[],
): VariantForm[] {
  const combinations = new Map(leading.map(({ id, optionValues }) => [id, optionValues]));
  return variants.map((variant) =>
    variant.id === ''
      ? variant
      : { ...variant, optionValues: combinations.get(variant.id) ?? variant.optionValues },
  );
}

/** A saved variant stays the same one when its combination is renamed; a new one has nothing but that. */
const nameOf = (variant: VariantForm): string => variant.id || combinationOf(variant);

/** Those of the other side that there can be beside the leading ones under these options. */
function fitting(
  variants: readonly VariantForm[],
  leading: readonly VariantForm[],
  options: DraftForm['options'],
): VariantForm[] {
  const names = new Set(leading.map(nameOf));
  const combinations = new Set(leading.map(combinationOf));
  return variants.filter((variant) => {
    if (names.has(nameOf(variant))) return true;
    const { optionValues } = variant;
    const known =
      optionValues.length === options.length &&
      options.every(({ values }, place) => values.includes(optionValues[place]!));
    return known && !combinations.has(combinationOf(variant));
  });
}

/** The variants of both sides under the options of the side that `leads`. */
function mergeVariants(
  base: DraftForm,
  mine: DraftForm,
  theirs: DraftForm,
  leads: Clash['kept'],
): Merged<VariantForm[]> {
  const before = underKnownIds(base.variants, theirs.variants);
  const own = underKnownIds(mine.variants, [...before, ...theirs.variants]);
  const { options } = { mine, theirs }[leads];
  const leading = { mine: own, theirs: theirs.variants }[leads];
  const was = underCombinationsOf(leading, before);
  const [one, two] = [own, theirs.variants].map((side) => underCombinationsOf(leading, side)) as [
    VariantForm[],
    VariantForm[],
  ];
  const [left, right] = [fitting(one, leading, options), fitting(two, leading, options)];

  const { merged, clashes } = mergeRows(was, left, right, nameOf, 'variants');
  // Of a product, one has to stay.
  if (merged.length === 0) return { merged: mine.variants, clashes: [{ path: 'variants', kept: 'mine' }] };
  const plain = (variant: VariantForm) => ({ ...variant, key: '' });
  const lost = [one, two].flat().filter((variant) => {
    if (left.includes(variant) || right.includes(variant)) return false;
    const known = was.find((each) => each.id === variant.id);
    return !known || !sameValue(plain(known), plain(variant));
  });
  if (lost.length > 0) clashes.push({ path: 'variants', kept: leads });
  return { merged, clashes };
}

/**
 * The draft that has both edits in it. Options are one value, and variants follow those that are taken; a stock that
 * was only shown is theirs.
 * @param base what both edits started from
 */
export function mergeDrafts(base: DraftForm, mine: DraftForm, theirs: DraftForm): Merged<DraftForm> {
  const rest = ({ variants: _variants, ...fields }: DraftForm) => fields;
  const leads = sameValue(mine.options, base.options) ? 'theirs' : 'mine';
  const fields = mergeEdits(rest(base), rest(mine), rest(theirs), { images: ({ key }: Image) => key });
  const variants = mergeVariants(base, mine, theirs, leads);
  return {
    merged: { ...mine, ...fields.merged, variants: variants.merged },
    clashes: [...fields.clashes, ...variants.clashes],
  };
}
