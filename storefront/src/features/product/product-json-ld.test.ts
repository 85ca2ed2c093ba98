import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { describe, expect, it } from 'vitest';
import { productJsonLd } from './product-json-ld.ts';

const store = { name: 'Shop', currency: 'USD', locale: 'en', url: 'https://shop.example' };

const variant = (id: string, value: string, price: number) => ({
  id,
  sku: `SKU-${id}`,
  optionValues: [value],
  price,
  compareAtPrice: null,
  weightGrams: null,
  barcode: '',
});

const ring: PublishedProduct = {
  id: 'p1',
  title: 'Halo ring',
  slug: 'halo-ring',
  description: 'A **halo** of stones.',
  categorySlug: 'rings',
  collectionSlugs: [],
  vendor: 'Atelier',
  tags: [],
  options: [{ name: 'Metal', values: ['Gold', 'Silver'] }],
  variants: [variant('a', 'Gold', 129950), variant('b', 'Silver', 30000)],
  images: [{ key: 'media/halo', widths: [320, 960], width: 960, height: 1200, alt: 'The ring' }],
  seo: { title: '', description: '' },
  stock: { a: 'low', b: 'sold_out' },
};

describe('productJsonLd', () => {
  it('offers each variant at its decimal price with its availability', () => {
    expect(productJsonLd(ring, store)).toMatchObject({
      '@type': 'Product',
      name: 'Halo ring',
      url: 'https://shop.example/products/halo-ring/',
      description: 'A halo of stones.',
      brand: { '@type': 'Brand', name: 'Atelier' },
      image: ['https://shop.example/media/halo-960.webp'],
      offers: [
        {
          name: 'Halo ring, Gold',
          sku: 'SKU-a',
          price: '1299.50',
          priceCurrency: 'USD',
          availability: 'https://schema.org/LimitedAvailability',
        },
        { name: 'Halo ring, Silver', price: '300.00', availability: 'https://schema.org/OutOfStock' },
      ],
    });
  });

  it('writes prices of a currency without decimals as they are', () => {
    const dong = productJsonLd(ring, { ...store, currency: 'VND' });
    expect(dong).toMatchObject({ offers: [{ price: '129950', priceCurrency: 'VND' }, {}] });
  });

  it('leaves out what is not known', () => {
    const bare = { ...ring, description: '', vendor: '', images: [], options: [] };
    const data = productJsonLd(
      { ...bare, variants: [{ ...variant('a', '', 100), sku: '', optionValues: [] }] },
      store,
    );
    expect(Object.keys(data)).toEqual(['@context', '@type', '@id', 'name', 'url', 'offers']);
    expect(data).toMatchObject({ offers: [{ name: 'Halo ring' }] });
    expect(JSON.stringify(data)).not.toContain('"sku"');
  });
});
