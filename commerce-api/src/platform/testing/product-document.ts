import type { ProductDocument } from '@lapidary/shared/catalog/product';

/** A valid product of one variant, as a client sends it: the variant has no id yet. */
export const productDocument = (change: Partial<ProductDocument> & { slug: string }): ProductDocument => ({
  title: 'Solitaire Ring',
  description: 'One stone.',
  categorySlug: null,
  collectionSlugs: [],
  vendor: '',
  tags: [],
  options: [],
  variants: [
    {
      id: '',
      sku: 'SOL',
      optionValues: [],
      price: 1_200_00,
      compareAtPrice: null,
      weightGrams: null,
      barcode: '',
    },
  ],
  images: [],
  seo: { title: '', description: '' },
  ...change,
});
