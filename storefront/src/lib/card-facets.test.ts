import { describe, expect, it } from 'vitest';
import { facetsOf } from './card-facets.ts';

const variant = (...optionValues: string[]) => ({
  id: optionValues.join('-'),
  sku: '',
  optionValues,
  price: 1,
  compareAtPrice: null,
  weightGrams: null,
  barcode: '',
});

describe('facetsOf', () => {
  it('takes metal and size from the options, and only what is made', () => {
    const options = [
      { name: 'Metal', values: ['Yellow gold', 'Rose gold', 'Silver'] },
      { name: 'Ring size', values: ['6', '7'] },
    ];
    const variants = [variant('Yellow gold', '6'), variant('Rose gold', '6')];
    expect(facetsOf({ options, variants, tags: ['silver', 'wedding'] })).toEqual({
      metal: ['Yellow gold', 'Rose gold'],
      stone: [],
      size: ['6'],
    });
  });

  it('takes from the tags what names a metal or a stone, whatever its case, when there is no choice', () => {
    const tags = ['Sapphire', 'three-stone', 'diamond', 'white gold'];
    expect(facetsOf({ options: [], variants: [variant()], tags })).toEqual({
      metal: ['White gold'],
      stone: ['Diamond', 'Sapphire'],
      size: [],
    });
  });
});
