import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOptions, combinations, type MatrixOption, missingCombinations } from './variants-matrix.ts';

interface Row {
  id: string;
  optionValues: string[];
  price: string;
}

const create = (optionValues: string[], like: Row): Row => ({ id: '', optionValues, price: like.price });
const rows = (options: MatrixOption[]): Row[] =>
  combinations(options).map((optionValues, i) => ({ id: `v${i}`, optionValues, price: `${i}` }));
const ids = (variants: Row[]) => Object.fromEntries(variants.map((v) => [v.optionValues.join('/'), v.id]));

const metal: MatrixOption = { name: 'Metal', values: ['Gold', 'Silver'] };
const size: MatrixOption = { name: 'Size', values: ['5', '6'] };

describe('changeOptions', () => {
  it('turns a product without options into one with them, keeping its variant', () => {
    const after = changeOptions([], [metal], rows([]), create);
    expect(ids(after)).toEqual({ Gold: 'v0', Silver: '' });
    expect(after[1]!.price).toBe('0');
  });

  it('keeps every variant when an option is added', () => {
    const after = changeOptions([metal], [metal, size], rows([metal]), create);
    expect(ids(after)).toEqual({ 'Gold/5': 'v0', 'Gold/6': '', 'Silver/5': 'v1', 'Silver/6': '' });
    expect(after.map(({ price }) => price)).toEqual(['0', '0', '1', '1']);
  });

  it('keeps the first of the variants that a removed option makes equal', () => {
    expect(ids(changeOptions([metal, size], [metal], rows([metal, size]), create))).toEqual({
      Gold: 'v0',
      Silver: 'v2',
    });
    expect(ids(changeOptions([metal], [], rows([metal]), create))).toEqual({ '': 'v0' });
  });

  it('adds combinations for an added value and drops those of a removed one', () => {
    const more = changeOptions(
      [metal],
      [{ name: 'Metal', values: ['Gold', 'Silver', 'Platinum'] }],
      rows([metal]),
      create,
    );
    expect(ids(more)).toEqual({ Gold: 'v0', Silver: 'v1', Platinum: '' });
    const less = changeOptions([metal], [{ name: 'Metal', values: ['Silver'] }], rows([metal]), create);
    expect(ids(less)).toEqual({ Silver: 'v1' });
  });

  it('carries a variant along when its value or its option is written anew', () => {
    const value = changeOptions(
      [metal],
      [{ name: 'Metal', values: ['Yellow gold', 'Silver'] }],
      rows([metal]),
      create,
    );
    expect(ids(value)).toEqual({ 'Yellow gold': 'v0', Silver: 'v1' });
    const name = changeOptions(
      [metal, size],
      [metal, { ...size, name: 'Ring size' }],
      rows([metal, size]),
      create,
    );
    expect(ids(name)).toEqual({ 'Gold/5': 'v0', 'Gold/6': 'v1', 'Silver/5': 'v2', 'Silver/6': 'v3' });
  });

  it('follows values and options that change places', () => {
    const values = changeOptions(
      [metal],
      [{ name: 'Metal', values: ['Silver', 'Gold'] }],
      rows([metal]),
      create,
    );
    expect(ids(values)).toEqual({ Silver: 'v1', Gold: 'v0' });
    const options = changeOptions([metal, size], [size, metal], rows([metal, size]), create);
    expect(ids(options)).toEqual({ '5/Gold': 'v0', '5/Silver': 'v2', '6/Gold': 'v1', '6/Silver': 'v3' });
  });

  it('does not bring back a combination that was removed on purpose', () => {
    const sold = rows([metal, size]).filter(({ id }) => id !== 'v3');
    const sizes = { name: 'Size', values: ['5', '6', '7'] };
    expect(ids(changeOptions([metal, size], [metal, sizes], sold, create))).toEqual({
      'Gold/5': 'v0',
      'Gold/6': 'v1',
      'Gold/7': '',
      'Silver/5': 'v2',
      'Silver/7': '',
    });
  });

  it('leaves a variant when all values are replaced by another number of them', () => {
    const after = changeOptions([metal], [{ name: 'Metal', values: ['Brass'] }], rows([metal]), create);
    expect(ids(after)).toEqual({ Brass: '' });
  });

  const option = (name: string) =>
    fc
      .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 4 })
      .map((values): MatrixOption => ({ name, values }));
  const options = fc
    .tuple(option('A'), option('B'), option('C'))
    .chain((all) => fc.shuffledSubarray(all, { maxLength: 3 }));

  it('always gives valid, distinct combinations, at least one, and no id twice', () => {
    fc.assert(
      fc.property(options, options, (before, after) => {
        const result = changeOptions(before, after, rows(before), create);
        const valid = new Set(combinations(after).map((values) => JSON.stringify(values)));
        const keys = result.map(({ optionValues }) => JSON.stringify(optionValues));
        expect(result.length).toBeGreaterThan(0);
        expect(keys.every((key) => valid.has(key))).toBe(true);
        expect(new Set(keys).size).toBe(keys.length);
        const kept = result.map(({ id }) => id).filter((id) => id !== '');
        expect(new Set(kept).size).toBe(kept.length);
      }),
    );
  });

  it('changes nothing when the options do not change', () => {
    fc.assert(
      fc.property(options, (same) => {
        expect(changeOptions(same, same, rows(same), create)).toEqual(rows(same));
      }),
    );
  });
});

describe('missingCombinations', () => {
  it('names what no variant has', () => {
    expect(missingCombinations([metal, size], rows([metal, size]).slice(1))).toEqual([['Gold', '5']]);
    expect(missingCombinations([], rows([]))).toEqual([]);
  });
});
