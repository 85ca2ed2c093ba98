import type { Image, ProductDocument, Variant } from '@lapidary/shared/catalog/product';
import { focusCell } from './focal-point.ts';
import { readTags } from './map-product.ts';

/**
 * What a CSV file can tell of a product and what it cannot: it has no option values without a variant, no tag with a comma,
 * no compare-at price that is no more than the price, no weight of nothing, and no point of focus between the hundredths. An
 * import that finds in its file what the file would tell of the product as it is leaves that alone.
 */

/** Tags as a cell gives them back. */
export const tellableTags = (tags: readonly string[]): string[] => readTags(tags.join(', '));

/** Options with the values that variants have, in the order in which they first occur. */
export const tellableOptions = ({
  options,
  variants,
}: Pick<ProductDocument, 'options'> & {
  variants: readonly Pick<Variant, 'optionValues'>[];
}): ProductDocument['options'] =>
  options.map(({ name }, index) => ({
    name,
    values: [...new Set(variants.map(({ optionValues }) => optionValues[index]!))],
  }));

export const tellableCompareAt = ({
  price,
  compareAtPrice,
}: Pick<Variant, 'price' | 'compareAtPrice'>): number | null =>
  compareAtPrice !== null && compareAtPrice > price ? compareAtPrice : null;

export const tellableWeight = ({ weightGrams }: Pick<Variant, 'weightGrams'>): number | null =>
  weightGrams || null;

/** Which pictures, each once, with their descriptions and points of focus. */
export const tellableImages = (images: readonly Image[]): { key: string; alt: string; focus: string }[] => {
  const seen = new Set<string>();
  return images.flatMap(({ key, alt, focus }) => {
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ key, alt: alt.trim(), focus: focusCell(focus) }];
  });
};
