import type { PublishedProduct, StockState, Variant } from '@lapidary/shared/catalog/product';

/** One combination of option values: the variant that is made in it, or none. */
export interface VariantCell {
  /** 1-based place of the chosen value within each option; empty for a product without options. */
  at: number[];
  optionValues: string[];
  variant: Variant | null;
  /** null when no variant is made in this combination. */
  stock: StockState | null;
}

type Choices = Pick<PublishedProduct, 'options' | 'variants' | 'stock'>;

/** Beyond this many combinations only those with a variant get a cell, or a sparse product would swell its page. */
const MAX_CELLS = 250;

function combinations(options: PublishedProduct['options']): string[][] {
  let found: string[][] = [[]];
  for (const { values } of options) {
    found = found.flatMap((start) => values.map((value) => [...start, value]));
  }
  return found;
}

/** A variant of which the snapshot knows no state is not for sale. */
export const stockOf = (product: Choices, variant: Variant): StockState =>
  product.stock[variant.id] ?? 'sold_out';

/** Every variant in the document's order, then the combinations that are not made. */
export function variantGrid(product: Choices): VariantCell[] {
  const { options, variants } = product;
  const placesOf = (values: string[]) =>
    values.map((value, index) => options[index]!.values.indexOf(value) + 1);
  const made: VariantCell[] = variants.map((variant) => ({
    at: placesOf(variant.optionValues),
    optionValues: variant.optionValues,
    variant,
    stock: stockOf(product, variant),
  }));
  const size = options.reduce((product_, { values }) => product_ * values.length, 1);
  if (size === made.length || size > MAX_CELLS) return made;
  const taken = new Set(made.map(({ at }) => at.join(' ')));
  const missing = combinations(options)
    .map((optionValues) => ({ at: placesOf(optionValues), optionValues, variant: null, stock: null }))
    .filter(({ at }) => !taken.has(at.join(' ')));
  return [...made, ...missing];
}

/** The variant shown first: the first in the document that can be bought, or simply the first. */
export function preselectedVariant(product: Choices): Variant {
  return product.variants.find((variant) => stockOf(product, variant) !== 'sold_out') ?? product.variants[0]!;
}
