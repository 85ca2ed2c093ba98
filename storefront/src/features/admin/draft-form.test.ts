import type { ProductDocument } from '@lapidary/shared/catalog/product';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adoptSaved,
  changedStock,
  type DraftForm,
  draftForm,
  emptyDraftForm,
  newVariant,
  sameForm,
  shownStock,
} from './draft-form.ts';
import { fieldLabel, readDraftForm } from './read-draft-form.ts';

const ring: ProductDocument = {
  title: 'Solitaire Ring',
  slug: 'solitaire-ring',
  description: 'One stone.',
  categorySlug: 'rings',
  collectionSlugs: [],
  vendor: 'Atelier',
  tags: ['gold'],
  options: [{ name: 'Metal', values: ['Gold', 'Silver'] }],
  variants: ['Gold', 'Silver'].map((metal, i) => ({
    id: `v${i}`,
    sku: `R-${i}`,
    optionValues: [metal],
    price: 4299 + i,
    compareAtPrice: i === 0 ? null : 5000,
    weightGrams: 2.5,
    barcode: '123',
  })),
  images: [{ key: 'media/a', widths: [320], width: 320, height: 400, alt: 'A ring' }],
  seo: { title: '', description: '' },
};
const form = () => draftForm(ring, { v0: 3 }, 'USD');
const problemsOf = (changed: DraftForm) => {
  const read = readDraftForm(changed, 'USD');
  return read.ok ? {} : Object.fromEntries(read.problems.map(({ path, message }) => [path, message]));
};
const withVariant = (changes: object) => {
  const [first, ...rest] = form().variants;
  return { ...form(), variants: [{ ...first!, ...changes }, ...rest] };
};

describe('readDraftForm', () => {
  it('gives back the document and the stock that the form was made of', () => {
    expect(readDraftForm(form(), 'USD')).toEqual({ ok: true, document: ring, stock: [3, 0] });
  });

  it('does so for any amount in any kind of currency', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(9999), fc.constantFrom('USD', 'JPY', 'KWD'), (price, units, currency) => {
        const variants = [{ ...ring.variants[0]!, price }, ring.variants[1]!];
        const document = { ...ring, variants };
        const read = readDraftForm(draftForm(document, { v0: units }, currency), currency);
        expect(read).toEqual({ ok: true, document, stock: [units, 0] });
      }),
    );
  });

  it('leaves the id of a new variant empty, also of several', () => {
    const options = [{ name: 'Metal', values: ['Gold', 'Silver', 'Brass', 'Steel'] }];
    const added = ['Brass', 'Steel'].map((metal) => newVariant([metal], form().variants[0]!));
    const read = readDraftForm({ ...form(), options, variants: [...form().variants, ...added] }, 'USD');
    expect(read.ok && read.document.variants.map(({ id }) => id)).toEqual(['v0', 'v1', '', '']);
  });

  it('says what a new product lacks, at its fields', () => {
    expect(problemsOf(emptyDraftForm())).toEqual({
      title: 'Fill this in.',
      slug: 'Fill this in.',
      'variants.0.price': 'Enter a price such as 42.99.',
    });
  });

  it('complains once about a price that cannot be read, not about the compare-at price beside it', () => {
    const [, silver] = form().variants;
    const bad = { ...form(), variants: [form().variants[0]!, { ...silver!, price: 'dear' }] };
    expect(problemsOf(bad)).toEqual({ 'variants.1.price': 'Write only the number, such as 42.99.' });
  });

  it('refuses a compare-at price below the price, a bad slug and bad stock', () => {
    expect(problemsOf(withVariant({ compareAtPrice: '1' }))).toEqual({
      'variants.0.compareAtPrice': 'Must not be below the price.',
    });
    expect(problemsOf({ ...form(), slug: 'Ring!' })).toHaveProperty('slug');
    expect(problemsOf(withVariant({ stock: 'lots' }))).toEqual({
      'variants.0.stock': 'Enter a whole number, 0 or more.',
    });
  });
});

describe('fieldLabel', () => {
  it('names the variant', () => {
    expect(fieldLabel('variants.1.price', form())).toBe('Price of Silver');
    expect(fieldLabel('variants.0.stock', emptyDraftForm())).toBe('Stock of the product');
    expect(fieldLabel('seo.title', form())).toBe('Search title');
    expect(fieldLabel('options.0.values', form())).toBe('Option Metal');
  });
});

describe('adoptSaved', () => {
  it('takes what was saved when nothing was typed meanwhile', () => {
    const sent = form();
    const saved = { ...form(), title: 'Trimmed' };
    expect(adoptSaved(sent, sent, saved)).toEqual(saved);
  });

  it('keeps the keys of variants that got their ids', () => {
    const sent = { ...emptyDraftForm(), title: 'New' };
    const saved = draftForm(
      { ...ring, options: [], variants: [{ ...ring.variants[0]!, optionValues: [] }] },
      {},
      'USD',
    );
    const [variant] = adoptSaved(sent, sent, saved).variants;
    expect(variant).toMatchObject({ id: 'v0', key: sent.variants[0]!.key });
  });

  it('keeps what was typed meanwhile and fills in new ids', () => {
    const sent = { ...form(), variants: form().variants.map((variant) => ({ ...variant, id: '' })) };
    const current = { ...sent, title: 'Typed meanwhile' };
    const adopted = adoptSaved(current, sent, form());
    expect(adopted.title).toBe('Typed meanwhile');
    expect(adopted.variants.map(({ id }) => id)).toEqual(['v0', 'v1']);
  });
});

describe('sameForm', () => {
  it('sees every change but that of a key', () => {
    expect(sameForm(form(), form())).toBe(true);
    expect(sameForm(form(), withVariant({ key: 'other' }))).toBe(true);
    expect(sameForm(form(), withVariant({ stock: '4' }))).toBe(false);
    expect(sameForm(form(), { ...form(), images: [] })).toBe(false);
  });
});

describe('changedStock', () => {
  it('writes back only what was typed, never what was merely shown', () => {
    expect(changedStock(form(), shownStock(form()), [3, 0])).toEqual([null, null]);
    expect(changedStock(withVariant({ stock: ' 7 ' }), shownStock(form()), [7, 0])).toEqual([7, null]);
  });

  it('takes a new variant as empty until something is typed', () => {
    const added = { ...form(), variants: [newVariant(['Gold']), { ...newVariant(['Silver']), stock: '2' }] };
    expect(changedStock(added, shownStock(form()), [0, 2])).toEqual([null, 2]);
  });
});
