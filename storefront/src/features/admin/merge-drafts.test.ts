import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withOptions } from './change-options.ts';
import { draftConflict } from './draft-conflict.ts';
import { changedStock, type DraftForm, emptyDraftForm, newVariant, shownStock } from './draft-form.ts';
import { mergeDrafts } from './merge-drafts.ts';
import { readDraftForm } from './read-draft-form.ts';

const METALS = ['Gold', 'Silver', 'Brass'];

/** A ring of these metals, as it is once saved. */
function ring(metals = METALS, change: Partial<DraftForm> = {}): DraftForm {
  const variants = metals.map((metal) => ({
    ...newVariant([metal]),
    key: `v-${metal}`,
    id: `v-${metal}`,
    price: '100.00',
    stock: '3',
  }));
  const options = [{ name: 'Metal', values: metals }];
  return { ...emptyDraftForm(), title: 'Ring', slug: 'ring', options, variants, ...change };
}
const withVariant = (form: DraftForm, metal: string, change: object): DraftForm => ({
  ...form,
  variants: form.variants.map((each) => (each.optionValues.includes(metal) ? { ...each, ...change } : each)),
});
const without = (form: DraftForm, metal: string): DraftForm => ({
  ...form,
  variants: form.variants.filter(({ optionValues }) => !optionValues.includes(metal)),
});
function withValues(form: DraftForm, ...options: DraftForm['options']): DraftForm {
  const changed = withOptions(form, options);
  if (!changed.ok) throw new Error(changed.problem);
  return changed.form;
}
const metal = (...values: string[]) => ({ name: 'Metal', values });
const column = ({ variants }: DraftForm, field: 'price' | 'stock' | 'id') =>
  Object.fromEntries(variants.map((variant) => [variant.optionValues.join(' / '), variant[field]]));

/** What may be done to the ring in one sitting. */
const sittings = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom('title', 'description', 'seoTitle'), fc.constantFrom('one', 'two'))
        .map(([field, text]) => (form: DraftForm) => ({ ...form, [field]: text })),
      fc
        .tuple(
          fc.constantFrom(...METALS),
          fc.constantFrom('price', 'compareAtPrice', 'stock'),
          fc.constantFrom('200', '300'),
        )
        .map(
          ([name, field, text]) =>
            (form: DraftForm) =>
              withVariant(form, name, { [field]: text }),
        ),
      fc.constantFrom('Silver', 'Brass').map((name) => (form: DraftForm) => without(form, name)),
      fc.constantFrom('Steel', 'Tin').map((name) => (form: DraftForm) => {
        const [first, ...rest] = form.options;
        const values = [...new Set([...first!.values, name])];
        return withValues(form, { ...first!, values }, ...rest);
      }),
      fc.constant((form: DraftForm) => withValues(form, metal('Rose', 'Silver', 'Brass'))),
      fc.constant((form: DraftForm) =>
        withValues(form, form.options[0]!, { name: 'Size', values: ['6', '7'] }),
      ),
    ),
    { maxLength: 4 },
  )
  .map((edits) => (form: DraftForm) => edits.reduce((now, edit) => edit(now), form));
/** As the API has it: every variant with an id, and React's key after it. */
const saved = (form: DraftForm): DraftForm => ({
  ...form,
  variants: form.variants.map((variant) => {
    const id = variant.id || `new-${variant.optionValues.join('-')}`;
    return { ...variant, id, key: id };
  }),
});
const said = (form: DraftForm) => ({
  ...form,
  variants: form.variants.map(({ key: _key, ...rest }) => rest),
});

describe('mergeDrafts', () => {
  it('is what the one side says when the other one changed nothing, or the same', () => {
    fc.assert(
      fc.property(sittings, (sit) => {
        const base = ring();
        const edit = sit(base);
        const theirs = saved(sit(base));
        expect(mergeDrafts(base, edit, base)).toEqual({ merged: edit, clashes: [] });
        expect(mergeDrafts(base, base, theirs)).toEqual({ merged: theirs, clashes: [] });
        const both = mergeDrafts(base, edit, theirs);
        expect(both.clashes).toEqual([]);
        expect(said(both.merged)).toEqual(said(theirs));
      }),
    );
  });

  it('is always a draft that fits together, and never writes back a stock that nobody typed', () => {
    fc.assert(
      fc.property(sittings, sittings, (mySitting, theirSitting) => {
        const base = ring();
        const theirs = withVariant(saved(theirSitting(base)), 'Brass', { stock: '1' });
        const mine = mySitting(base);
        const { merged } = mergeDrafts(base, mine, theirs);
        const { variants: _variants, ...rest } = merged;
        for (const field of ['title', 'description', 'seoTitle'] as const) {
          expect(rest[field]).toBe(mine[field] === base[field] ? theirs[field] : mine[field]);
        }
        for (const was of base.variants) {
          const [one, two, both] = [mine, theirs, merged].map(({ variants }) =>
            variants.find(({ id }) => id === was.id),
          );
          if (!one || !two) continue;
          for (const field of ['price', 'compareAtPrice', 'stock'] as const) {
            expect(both?.[field]).toBe(one[field] === was[field] ? two[field] : one[field]);
          }
        }
        const reading = readDraftForm(
          { ...merged, variants: merged.variants.map((each) => ({ ...each, compareAtPrice: '' })) },
          'USD',
        );
        expect(reading).toMatchObject({ ok: true });
        expect(new Set(merged.variants.map(({ key }) => key)).size).toBe(merged.variants.length);

        const shown = new Map([...shownStock(base), ...shownStock(theirs)]);
        const typed = new Set(['200', '300']);
        const written = changedStock(
          merged,
          shown,
          merged.variants.map(({ stock }) => Number(stock)),
        );
        for (const units of written) if (units !== null) expect(typed).toContain(String(units));
      }),
    );
  });

  it('merges variants field by field, with their stock where mine did not change it', () => {
    const base = ring();
    const mine = withVariant(withVariant(base, 'Gold', { price: '110.00' }), 'Silver', { stock: '9' });
    const theirs = withVariant(withVariant(base, 'Gold', { sku: 'G', stock: '2' }), 'Brass', {
      price: '50.00',
    });
    const { merged, clashes } = mergeDrafts(base, mine, theirs);
    expect(clashes).toEqual([]);
    expect(merged.variants[0]).toMatchObject({ price: '110.00', sku: 'G', stock: '2' });
    expect(column(merged, 'price')).toMatchObject({ Brass: '50.00' });
    expect(changedStock(merged, shownStock(theirs), [2, 9, 3])).toEqual([null, 9, null]);
  });

  it('carries their edit of a variant under my options, and mine under theirs', () => {
    const base = ring();
    const renamed = withValues(base, metal('Rose', 'Silver', 'Brass'));
    const dearer = withVariant(base, 'Gold', { price: '900.00' });
    for (const [mine, theirs] of [
      [renamed, dearer],
      [dearer, renamed],
    ] as const) {
      const { merged, clashes } = mergeDrafts(base, mine, saved(theirs));
      expect(clashes).toEqual([]);
      expect(merged.options).toEqual(renamed.options);
      expect(column(merged, 'price')).toEqual({ Rose: '900.00', Silver: '100.00', Brass: '100.00' });
      expect(column(merged, 'id')).toMatchObject({ Rose: 'v-Gold' });
    }
  });

  it('keeps my options when both changed them, and says that theirs are lost', () => {
    const base = ring();
    const mine = withValues(base, metal(...METALS, 'Steel'));
    const theirs = saved(withValues(base, metal(...METALS, 'Tin')));
    const { merged, clashes } = mergeDrafts(base, mine, theirs);
    expect(merged.options).toEqual(mine.options);
    expect(Object.keys(column(merged, 'id'))).toEqual([...METALS, 'Steel']);
    expect(clashes).toContainEqual({ path: 'options', kept: 'mine' });
  });

  it('takes what was removed and added again, or added by both, under the id and stock that it has', () => {
    const base = ring();
    const again = without(base, 'Silver');
    const mine = { ...again, variants: [...again.variants, newVariant(['Silver'], again.variants[0]!)] };
    const theirs = withVariant(base, 'Silver', { stock: '1' });
    expect(column(mergeDrafts(base, mine, theirs).merged, 'id')).toMatchObject({ Silver: 'v-Silver' });
    expect(column(mergeDrafts(base, mine, theirs).merged, 'stock')).toMatchObject({ Silver: '1' });

    const added = withValues(base, metal(...METALS, 'Steel'));
    const stocked = withVariant(saved(added), 'Steel', { stock: '8' });
    const both = mergeDrafts(base, added, stocked);
    expect(both.clashes).toEqual([]);
    expect(column(both.merged, 'id')).toMatchObject({ Steel: 'new-Steel' });
    expect(column(both.merged, 'stock')).toMatchObject({ Steel: '8' });
  });

  it('keeps a variant that they removed and I changed, and always one', () => {
    const base = ring();
    const kept = mergeDrafts(base, withVariant(base, 'Silver', { price: '1.00' }), without(base, 'Silver'));
    expect(kept.clashes).toEqual([{ path: 'variants.1', kept: 'mine' }]);
    expect(column(kept.merged, 'price')).toMatchObject({ Silver: '1.00' });

    const two = ring(['Gold', 'Silver']);
    const last = mergeDrafts(two, without(two, 'Gold'), without(two, 'Silver'));
    expect(Object.keys(column(last.merged, 'id'))).toEqual(['Silver']);
    expect(last.clashes).toEqual([{ path: 'variants', kept: 'mine' }]);
  });

  it('has the pictures that either added, and the words that either gave them', () => {
    const image = (key: string, alt = '') => ({ key, widths: [320], width: 320, height: 400, alt });
    const base = ring(METALS, { images: [image('media/a')] });
    const mine = { ...base, images: [image('media/a', 'Front'), image('media/b')] };
    const theirs = { ...base, images: [image('media/c'), image('media/a')] };
    const { merged, clashes } = mergeDrafts(base, mine, theirs);
    expect(clashes).toEqual([]);
    expect(merged.images).toEqual([image('media/c'), image('media/a', 'Front'), image('media/b')]);
  });
});

describe('draftConflict', () => {
  it('says what a merge takes, names what both changed, and compares only a stock that was typed', () => {
    const base = ring();
    const mine = withVariant({ ...base, title: 'Mine' }, 'Gold', { stock: '7' });
    const theirs = withVariant(
      withVariant({ ...base, title: 'Theirs', description: 'New' }, 'Gold', { stock: '2' }),
      'Brass',
      { stock: '0' },
    );
    expect(draftConflict({ base, mine, theirs }, 'USD')).toEqual({
      fields: [
        { field: 'Title', mine: 'Mine', theirs: 'Theirs', merged: 'Mine' },
        { field: 'Description', mine: '—', theirs: 'New', merged: 'New' },
        { field: 'Stock of Gold', mine: '7', theirs: '2', merged: '7' },
      ],
      clashes: [
        { field: 'Title', kept: 'mine' },
        { field: 'Stock of Gold', kept: 'mine' },
      ],
    });
  });
});
