import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAt, valueState, valueStateOverall } from './variant-choice.ts';
import { preselectedVariant, variantGrid } from './variant-grid.ts';

type Choices = Pick<PublishedProduct, 'options' | 'variants' | 'stock'>;

/** A product whose options have `sizes` values each, made in `made` combinations (one flag per combination). */
function productOf(sizes: number[], made: boolean[], sold: boolean[] = []): Choices {
  const options = sizes.map((size, option) => ({
    name: `Option ${option}`,
    values: Array.from({ length: size }, (_, value) => `v${value}`),
  }));
  let rows: string[][] = [[]];
  for (const { values } of options) rows = rows.flatMap((row) => values.map((value) => [...row, value]));
  const variants = rows
    .filter((_, index) => made[index] ?? true)
    .map((optionValues, index) => ({
      id: `variant-${index}`,
      sku: `SKU-${index}`,
      optionValues,
      price: 1000 + index,
      compareAtPrice: null,
      weightGrams: null,
      barcode: '',
    }));
  const stock: Choices['stock'] = {};
  for (const [index, { id }] of variants.entries()) stock[id] = sold[index] ? 'sold_out' : 'in_stock';
  return { options, variants, stock };
}

const choiceCells = (product: Choices) =>
  variantGrid(product).map(({ at, variant, stock }) => ({
    at,
    variantId: variant?.id ?? null,
    soldOut: stock === 'sold_out',
  }));

describe('variantGrid', () => {
  it('is one cell with no places for a product without options', () => {
    expect(variantGrid(productOf([], []))).toMatchObject([{ at: [], stock: 'in_stock' }]);
  });

  it('adds the combinations that are not made after the variants', () => {
    const cells = variantGrid(productOf([2, 2], [true, false, true, true]));
    expect(cells.map(({ at, variant }) => [at.join(), variant?.id ?? null])).toEqual([
      ['1,1', 'variant-0'],
      ['2,1', 'variant-1'],
      ['2,2', 'variant-2'],
      ['1,2', null],
    ]);
  });

  it('keeps to the variants when the combinations are too many for a page', () => {
    const made = Array.from({ length: 1000 }, (_, index) => index === 7 || index === 900);
    expect(variantGrid(productOf([10, 10, 10], made))).toHaveLength(2);
  });

  it('has each variant exactly once and, within the limit, each combination exactly once', () => {
    const products = fc
      .array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 })
      .chain((sizes) => {
        const size = sizes.reduce((a, b) => a * b, 1);
        return fc.tuple(fc.constant(sizes), fc.array(fc.boolean(), { minLength: size, maxLength: size }));
      })
      .filter(([, made]) => made.includes(true));
    fc.assert(
      fc.property(products, ([sizes, made]) => {
        const product = productOf(sizes, made);
        const cells = variantGrid(product);
        expect(cells.map(({ variant }) => variant?.id).filter(Boolean)).toEqual(
          product.variants.map(({ id }) => id),
        );
        expect(new Set(cells.map(({ at }) => at.join())).size).toBe(made.length);
      }),
    );
  });
});

describe('preselectedVariant', () => {
  it('is the first that can be bought', () => {
    expect(preselectedVariant(productOf([3], [], [true, false, false])).id).toBe('variant-1');
  });

  it('is the first when all are sold out or nothing is known of their stock', () => {
    expect(preselectedVariant(productOf([2], [], [true, true])).id).toBe('variant-0');
    expect(preselectedVariant({ ...productOf([2], []), stock: {} }).id).toBe('variant-0');
  });
});

describe('the state of an option value', () => {
  // Metal (1, 2) by size (1, 2): metal 1 in both sizes, size 2 sold out; metal 2 in size 2 only.
  const cells = choiceCells(productOf([2, 2], [true, true, false, true], [false, true, false]));

  it('follows what else is chosen', () => {
    expect(valueState(cells, [1, 1], 1, 2)).toBe('sold-out');
    expect(valueState(cells, [2, 2], 1, 1)).toBe('not-made');
    expect(valueState(cells, [1, 2], 0, 2)).toBe('available');
  });

  it('without a choice is the best of all combinations', () => {
    expect(valueStateOverall(cells, 1, 2)).toBe('available');
    expect(valueStateOverall(choiceCells(productOf([2], [], [true, false])), 0, 1)).toBe('sold-out');
  });

  it('is "not made" where the page carries no cell', () => {
    expect(cellAt([], [1, 1])).toBeUndefined();
    expect(valueState([], [1, 1], 0, 1)).toBe('not-made');
  });
});
