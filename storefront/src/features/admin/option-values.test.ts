import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatValues, parseValues } from './option-values.ts';

describe('parseValues', () => {
  it.each([
    [' Yellow gold , White gold,, Yellow gold', ['Yellow gold', 'White gold']],
    ['"Gold, 14k", Silver', ['Gold, 14k', 'Silver']],
    ['"16"" chain"', ['16" chain']],
    ['"open, quote', ['"open', 'quote']],
    ['a "b" c, d', ['a "b" c', 'd']],
    ['"a" b, c', ['"a" b', 'c']],
    [' , ', []],
    ['', []],
  ])('reads %j', (typed, values) => {
    expect(parseValues(typed)).toEqual(values);
  });

  it('reads back what formatValues writes', () => {
    const value = fc
      .string({ unit: fc.constantFrom('a', 'b', ' ', ',', '"'), minLength: 1, maxLength: 8 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.uniqueArray(value), (values) => {
        expect(parseValues(formatValues(values))).toEqual(values);
      }),
    );
  });
});
