import { describe, expect, it } from 'vitest';
import { withMissingVariants, withOptions } from './change-options.ts';
import { emptyDraftForm } from './draft-form.ts';

const metal = { name: 'Metal', values: ['Gold', 'Silver'] };
const values = (n: number) => Array.from({ length: n }, (_, i) => `${i}`);

describe('withOptions', () => {
  it('makes the variants of the first option', () => {
    const changed = withOptions(emptyDraftForm(), [metal]);
    expect(changed.ok && changed.form.variants.map(({ optionValues }) => optionValues)).toEqual([
      ['Gold'],
      ['Silver'],
    ]);
  });

  it.each([
    [[{ name: '', values: ['a'] }], 'name'],
    [[{ name: 'Metal', values: [] }], 'value'],
    [[metal, metal], 'already'],
    [
      [
        { name: 'A', values: values(30) },
        { name: 'B', values: values(30) },
      ],
      '900 combinations',
    ],
  ])('refuses %j', (options, words) => {
    expect(withOptions(emptyDraftForm(), options)).toMatchObject({
      ok: false,
      problem: expect.stringContaining(words),
    });
  });
});

describe('withMissingVariants', () => {
  it('puts what is missing in its place', () => {
    const changed = withOptions(emptyDraftForm(), [metal]);
    if (!changed.ok) throw new Error(changed.problem);
    const [gold, silver] = changed.form.variants;
    const completed = withMissingVariants({ ...changed.form, variants: [silver!] });
    expect(completed.variants.map(({ optionValues }) => optionValues)).toEqual([['Gold'], ['Silver']]);
    expect(completed.variants[1]).toBe(silver);
    expect(completed.variants[0]!.key).not.toBe(gold!.key);
  });
});
