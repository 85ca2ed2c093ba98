import type { PublishedProduct } from '@lapidary/shared/catalog/product';

/** What a listing can be filtered by, besides price and stock. */
export interface CardFacets {
  metal: string[];
  stone: string[];
  size: string[];
}

/** What there are pages of their own for: one for each metal and each stone of a category. */
export const FILTER_PAGE_FACETS = ['metal', 'stone'] as const satisfies readonly (keyof CardFacets)[];
export type FilterPageFacet = (typeof FILTER_PAGE_FACETS)[number];

/** A metal or a stone, the value by its slug. */
export const filterName = (facet: string, value: string): string => `${facet}:${value}`;

/** Orders values as people would: size 6 before size 10. */
export const compareValues = new Intl.Collator('en', { numeric: true }).compare;

const METALS = ['yellow gold', 'white gold', 'rose gold', 'silver', 'platinum', 'palladium', 'titanium'];

const STONES = [
  ...['diamond', 'emerald', 'sapphire', 'ruby', 'pearl', 'opal', 'topaz', 'amethyst', 'aquamarine', 'garnet'],
  ...['moonstone', 'morganite', 'tanzanite', 'tourmaline', 'turquoise', 'peridot', 'citrine', 'spinel'],
  ...['onyx', 'jade', 'moissanite', 'cubic zirconia', 'quartz', 'alexandrite', 'lapis lazuli', 'agate'],
];

const capitalised = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

const among = (words: readonly string[], known: readonly string[]): string[] => {
  const lower = new Set(words.map((word) => word.toLowerCase()));
  return known.filter((word) => lower.has(word)).map(capitalised);
};

/** Values of the options whose name matches that a variant is made in, in their order. */
function madeIn(
  { options, variants }: Pick<PublishedProduct, 'options' | 'variants'>,
  name: RegExp,
): string[] {
  return options.flatMap((option, place) =>
    name.test(option.name)
      ? option.values.filter((value) => variants.some(({ optionValues }) => optionValues[place] === value))
      : [],
  );
}

/** What there is to choose of a piece, in each respect that it can be filtered by. */
export const choicesOf = (product: Pick<PublishedProduct, 'options' | 'variants'>): CardFacets => ({
  metal: madeIn(product, /\b(metal|material)\b/i),
  stone: madeIn(product, /\b(stone|gemstone|gem)\b/i),
  size: madeIn(product, /\bsize\b/i),
});

/**
 * What a piece is made of and which sizes there are: from its options where it offers a choice, else from those of
 * its tags that name a metal or a stone.
 */
export function facetsOf(product: Pick<PublishedProduct, 'options' | 'variants' | 'tags'>): CardFacets {
  const { metal, stone, size } = choicesOf(product);
  return {
    metal: metal.length > 0 ? metal : among(product.tags, METALS),
    stone: stone.length > 0 ? stone : among(product.tags, STONES),
    size,
  };
}
