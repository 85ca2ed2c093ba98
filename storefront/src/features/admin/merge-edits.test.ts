import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clashesOf, compareFacts } from './forms/compare-edits.ts';
import { mergeEdits } from './merge-edits.ts';
import { TAX_ROWS, type TaxForm, taxFacts } from './settings/tax-form.ts';

const percent = fc.constantFrom('5', '7', '19', '25');
/** Tax settings as any merchant may have left them, each country once, rows in any order. */
const taxForms = fc
  .record({
    pricesIncludeTax: fc.boolean(),
    shippingTaxed: fc.boolean(),
    defaultRate: percent,
    rates: fc.uniqueArray(fc.record({ country: fc.constantFrom('DE', 'GB', 'VN', 'IS'), rate: percent }), {
      selector: ({ country }) => country,
    }),
  })
  .map((form): TaxForm => ({ ...form, rates: form.rates.map((row, key) => ({ key, ...row })) }));

const merge = (base: TaxForm, mine: TaxForm, theirs: TaxForm) => mergeEdits(base, mine, theirs, TAX_ROWS);
/** Keys are React's matter. */
const said = (form: TaxForm) => ({ ...form, rates: form.rates.map(({ country, rate }) => [country, rate]) });
const rateOf = ({ rates }: TaxForm, country: string) => rates.find((row) => row.country === country)?.rate;

describe('mergeEdits', () => {
  it('is what the one side says when the other one changed nothing, or the same', () => {
    fc.assert(
      fc.property(taxForms, taxForms, (base, edit) => {
        for (const [mine, theirs] of [
          [edit, base],
          [base, edit],
          [edit, edit],
        ] as const) {
          const { merged, clashes } = merge(base, mine, theirs);
          expect(said(merged)).toEqual(said(edit));
          expect(clashes).toEqual([]);
        }
      }),
    );
  });

  it('takes of each field what only one side changed, and mine of what both did', () => {
    fc.assert(
      fc.property(taxForms, taxForms, taxForms, (base, mine, theirs) => {
        const { merged, clashes } = merge(base, mine, theirs);
        for (const field of ['pricesIncludeTax', 'shippingTaxed', 'defaultRate'] as const) {
          expect(merged[field]).toBe(mine[field] === base[field] ? theirs[field] : mine[field]);
        }
        for (const country of ['DE', 'GB', 'VN', 'IS']) {
          const [was, one, two] = [base, mine, theirs].map((form) => rateOf(form, country));
          const kept = one === was ? two : two === was ? one : (one ?? two);
          expect(rateOf(merged, country)).toBe(kept);
        }
        expect(new Set(merged.rates.map(({ key }) => key)).size).toBe(merged.rates.length);

        const facts = (form: TaxForm) => new Map(taxFacts(form));
        const told = clashesOf(compareFacts(facts(mine), facts(theirs), facts(merged)), facts(base));
        const ofValues = clashes.filter(({ path }) => path !== 'rates');
        expect(told.map(({ kept }) => kept).toSorted()).toEqual(ofValues.map(({ kept }) => kept).toSorted());
      }),
    );
  });

  it('finds no clash when each changed other fields', () => {
    fc.assert(
      fc.property(taxForms, taxForms, taxForms, fc.uniqueArray(fc.nat(3)), (base, mine, theirs, own) => {
        const fields = Object.keys(base) as (keyof TaxForm)[];
        const changed = (by: TaxForm, which: (place: number) => boolean) =>
          Object.fromEntries(fields.map((field, i) => [field, (which(i) ? by : base)[field]])) as never;
        const one: TaxForm = changed(mine, (i) => own.includes(i));
        const two: TaxForm = changed(theirs, (i) => !own.includes(i));
        const { merged, clashes } = merge(base, one, two);
        expect(clashes).toEqual([]);
        expect(said(merged)).toEqual(
          said(
            Object.fromEntries(
              fields.map((field, i) => [field, (own.includes(i) ? mine : theirs)[field]]),
            ) as never,
          ),
        );
      }),
    );
  });

  it('goes into objects, and takes a list without names as one value', () => {
    const base = { told: { bank: 'a', door: 'b' }, tags: ['x'] };
    const mine = { told: { bank: 'mine', door: 'b' }, tags: ['x', 'mine'] };
    const theirs = { told: { bank: 'a', door: 'theirs' }, tags: ['theirs'] };
    expect(mergeEdits(base, mine, theirs)).toEqual({
      merged: { told: { bank: 'mine', door: 'theirs' }, tags: ['x', 'mine'] },
      clashes: [{ path: 'tags', kept: 'mine' }],
    });
  });

  it('keeps a row that one removed and the other changed, and says so', () => {
    const form = (...rates: [string, string][]): TaxForm => ({
      pricesIncludeTax: true,
      shippingTaxed: true,
      defaultRate: '0',
      rates: rates.map(([country, rate], key) => ({ key, country, rate })),
    });
    const base = form(['DE', '19'], ['GB', '20']);
    const { merged, clashes } = merge(base, form(['GB', '20']), form(['DE', '7'], ['GB', '20']));
    expect(said(merged).rates).toEqual([
      ['DE', '7'],
      ['GB', '20'],
    ]);
    expect(clashes).toEqual([{ path: 'rates.0', kept: 'theirs' }]);
  });
});
