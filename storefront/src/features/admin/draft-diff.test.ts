import type { ProductDocument } from '@lapidary/shared/catalog/product';
import { describe, expect, it } from 'vitest';
import { draftDiff } from './draft-diff.ts';

const variant = (metal: string, price: number) => ({
  id: metal,
  sku: '',
  optionValues: [metal],
  price,
  compareAtPrice: null,
  weightGrams: null,
  barcode: '',
});
const ring: ProductDocument = {
  title: 'Ring',
  slug: 'ring',
  description: '',
  categorySlug: null,
  collectionSlugs: [],
  vendor: '',
  tags: [],
  options: [{ name: 'Metal', values: ['Gold', 'Silver'] }],
  variants: [variant('Gold', 4299), variant('Silver', 1900)],
  images: [],
  seo: { title: '', description: '' },
};

describe('draftDiff', () => {
  it('finds nothing in equal drafts', () => {
    expect(draftDiff(ring, structuredClone(ring), 'USD')).toEqual([]);
  });

  it('names the field and shows both sides', () => {
    const theirs = {
      ...ring,
      title: 'Gold ring',
      variants: [variant('Gold', 4500), { ...variant('Silver', 1900), weightGrams: 3.2 }],
    };
    expect(draftDiff(ring, theirs, 'USD')).toEqual([
      { field: 'Title', mine: 'Ring', theirs: 'Gold ring' },
      { field: 'Price of Gold', mine: '$42.99', theirs: '$45.00' },
      { field: 'Weight of Silver', mine: '—', theirs: '3.2 g' },
    ]);
  });

  it('shows a variant that only one side has', () => {
    const theirs = {
      ...ring,
      options: [{ name: 'Metal', values: ['Gold'] }],
      variants: [variant('Gold', 4299)],
    };
    expect(draftDiff(ring, theirs, 'USD').map(({ field, theirs }) => [field, theirs])).toEqual([
      ['Option Metal', 'Gold'],
      ['Price of Silver', '—'],
    ]);
  });

  it('sees pictures added, removed and described', () => {
    const image = { key: 'media/ab12', widths: [320], width: 320, height: 400, alt: '' };
    expect(draftDiff(ring, { ...ring, images: [image] }, 'USD')).toEqual([
      { field: 'Pictures', mine: '—', theirs: 'ab12' },
    ]);
    const cropped = { ...image, alt: 'Front', focus: { x: 0.2, y: 0.5 } };
    expect(draftDiff(ring, { ...ring, images: [cropped] }, 'USD')).toEqual([
      {
        field: 'Pictures',
        mine: '—',
        theirs: 'Front (focal point 20 % from the left, 50 % from the top)',
      },
    ]);
  });
});
