import { ProductDocument } from '@lapidary/shared/catalog/product';
import { expect, it } from 'vitest';
import { copyOf } from './copy-product.ts';

const variant = {
  id: 'v1',
  sku: 'SOL-6',
  optionValues: ['6'],
  price: 52_000,
  compareAtPrice: null,
  weightGrams: 3,
  barcode: '4006381333931',
};
const draft = ProductDocument.parse({
  slug: 'solitaire-ring',
  title: 'Solitaire Ring',
  description: 'For good.',
  categorySlug: 'rings',
  collectionSlugs: ['gifts'],
  options: [{ name: 'Size', values: ['6'] }],
  variants: [variant],
  images: [],
  vendor: '',
  tags: [],
  seo: { title: '', description: '' },
});

it('has everything but stock, SKU, barcode, and an address of its own', () => {
  const copy = copyOf(draft, 1);
  expect(copy).toEqual({
    ...draft,
    title: 'Solitaire Ring (copy)',
    slug: 'solitaire-ring-copy',
    variants: [{ ...draft.variants[0], id: '', sku: '', barcode: '' }],
  });
  expect(copyOf(draft, 3).slug).toBe('solitaire-ring-copy-3');
});

it('is a document however long the names are', () => {
  const long = { ...draft, title: 'x'.repeat(200), slug: `${'a'.repeat(89)}-${'b'.repeat(10)}` };
  const copy = copyOf(long, 20);
  const variants = copy.variants.map((one) => ({ ...one, id: 'new' }));
  expect(ProductDocument.safeParse({ ...copy, variants }).error).toBeUndefined();
});
