import type { ProductOption } from '@lapidary/shared/catalog/product';

export interface SamplePicture {
  /** Name in `pictures/`, without its ending. */
  file: string;
  alt: string;
}

export interface SampleVariant {
  sku: string;
  /** One value per option, in the options' order. */
  optionValues: string[];
  /** In whole units of the shop's currency: 2450 is $2,450. */
  price: number;
  /** The price before a reduction, in the same unit. */
  compareAtPrice?: number;
  grams: number;
  stock: number;
}

/** A piece of the sample catalog. */
export interface SamplePiece {
  slug: string;
  title: string;
  /** One sentence for search engines. */
  summary: string;
  /** Markdown. */
  description: string;
  tags: string[];
  options: ProductOption[];
  variants: SampleVariant[];
  pictures: SamplePicture[];
}

const skuPart = (value: string): string => value.toUpperCase().replace(/[^A-Z0-9.]+/g, '');

/**
 * Variants that differ in the last option only, such as the sizes of a ring in one metal.
 * @param stock units on hand by value of the last option, which also gives the variants' order.
 */
export function variantsBy(
  common: { sku: string; values?: string[]; price: number; compareAtPrice?: number; grams: number },
  stock: readonly (readonly [value: string, units: number])[],
): SampleVariant[] {
  const { sku, values = [], ...rest } = common;
  return stock.map(([value, units]) => ({
    ...rest,
    sku: `${sku}-${skuPart(value)}`,
    optionValues: [...values, value],
    stock: units,
  }));
}
