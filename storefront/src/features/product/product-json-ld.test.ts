import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { breadcrumbJsonLd } from '../found/breadcrumb-json-ld.ts';
import { shopJsonLd } from '../found/shop-json-ld.ts';
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

/** The shapes that Google's guides for product variants and merchant listings ask for. */
const ShippingDetails = z.strictObject({
  '@type': z.literal('OfferShippingDetails'),
  shippingRate: z.strictObject({
    '@type': z.literal('MonetaryAmount'),
    value: z.string().regex(/^\d+(\.\d+)?$/),
    currency: z.string().length(3),
  }),
  shippingDestination: z
    .strictObject({
      '@type': z.literal('DefinedRegion'),
      addressCountry: z.array(z.string().length(2)).min(1),
    })
    .optional(),
  deliveryTime: z
    .strictObject({
      '@type': z.literal('ShippingDeliveryTime'),
      transitTime: z.strictObject({
        '@type': z.literal('QuantitativeValue'),
        minValue: z.int().min(0),
        maxValue: z.int().min(0),
        unitCode: z.literal('DAY'),
      }),
    })
    .optional(),
});
const Offer = z.strictObject({
  '@type': z.literal('Offer'),
  url: z.url(),
  price: z.string().regex(/^\d+(\.\d+)?$/),
  priceCurrency: z.string().length(3),
  availability: z.enum(
    ['InStock', 'LimitedAvailability', 'OutOfStock'].map((name) => `https://schema.org/${name}`),
  ),
  itemCondition: z.literal('https://schema.org/NewCondition'),
  seller: z.strictObject({ '@type': z.literal('Organization'), name: z.string() }),
  hasMerchantReturnPolicy: z.looseObject({
    '@type': z.literal('MerchantReturnPolicy'),
    merchantReturnDays: z.int().positive(),
    merchantReturnLink: z.url(),
  }),
  shippingDetails: z.array(ShippingDetails).min(1).optional(),
});
const facts = {
  name: z.string().min(1),
  image: z.union([z.url(), z.array(z.url()).min(1)]).optional(),
  sku: z.string().min(1).optional(),
  gtin: z.string().optional(),
  material: z.string().optional(),
  color: z.string().optional(),
  size: z.string().optional(),
  additionalProperty: z
    .array(z.strictObject({ '@type': z.literal('PropertyValue'), name: z.string(), value: z.string() }))
    .optional(),
};
const page = {
  '@context': z.literal('https://schema.org'),
  '@id': z.url(),
  url: z.url(),
  description: z.string().min(1).optional(),
  brand: z.strictObject({ '@type': z.literal('Brand'), name: z.string().min(1) }).optional(),
};
const Product = z.strictObject({ '@type': z.literal('Product'), ...page, ...facts, offers: Offer });
const ProductGroup = z.strictObject({
  '@type': z.literal('ProductGroup'),
  ...page,
  name: facts.name,
  image: facts.image,
  productGroupID: z.string().min(1),
  variesBy: z.array(z.url()).min(1).optional(),
  hasVariant: z.array(z.strictObject({ '@type': z.literal('Product'), ...facts, offers: Offer })).min(2),
});

describe('productJsonLd', () => {
  it('is a group of variants, each at its decimal price with its availability and its own address', () => {
    const group = ProductGroup.parse(productJsonLd(ring, store));
    expect(group).toMatchObject({
      name: 'Halo ring',
      url: 'https://shop.example/products/halo-ring/',
      description: 'A halo of stones.',
      productGroupID: 'p1',
      variesBy: ['https://schema.org/material'],
      brand: { name: 'Atelier' },
      image: ['https://shop.example/media/halo-960.webp'],
      hasVariant: [
        {
          name: 'Halo ring, Gold',
          sku: 'SKU-a',
          material: 'Gold',
          offers: {
            url: 'https://shop.example/products/halo-ring/?variant=SKU-a',
            price: '1299.50',
            priceCurrency: 'USD',
            availability: 'https://schema.org/LimitedAvailability',
          },
        },
        {
          name: 'Halo ring, Silver',
          offers: { price: '300.00', availability: 'https://schema.org/OutOfStock' },
        },
      ],
    });
  });

  it('names the wide crop of the first picture where there is one, around its point of focus', () => {
    const images = ring.images.map((image) => ({ ...image, avif: true, focus: { x: 0.3, y: 0.75 } }));
    expect(ProductGroup.parse(productJsonLd({ ...ring, images }, store)).image).toEqual([
      'https://shop.example/media/halo-960.webp',
      'https://shop.example/media/halo-social-30-75.jpg',
    ]);
  });

  it('writes prices of a currency without decimals as they are', () => {
    const dong = ProductGroup.parse(productJsonLd(ring, { ...store, currency: 'VND' }));
    expect(dong.hasVariant[0]!.offers).toMatchObject({ price: '129950', priceCurrency: 'VND' });
  });

  it('names options without a common name as properties', () => {
    const options = [{ name: 'Engraving', values: ['Gold', 'Silver'] }];
    const group = ProductGroup.parse(productJsonLd({ ...ring, options }, store));
    expect(group.variesBy).toBeUndefined();
    expect(group.hasVariant[0]!.additionalProperty).toEqual([
      { '@type': 'PropertyValue', name: 'Engraving', value: 'Gold' },
    ]);
  });

  it('is one product where there is nothing to choose, and leaves out what is not known', () => {
    const bare = { ...ring, description: '', vendor: '', images: [], options: [] };
    const variants = [{ ...variant('a', '', 100), sku: '', optionValues: [] }];
    const data = Product.parse(productJsonLd({ ...bare, variants }, store));
    expect(Object.keys(data).sort()).toEqual(['@context', '@id', '@type', 'name', 'offers', 'url']);
    expect(data.offers.url).toBe('https://shop.example/products/halo-ring/');
  });

  it('takes a barcode for a trade item number only when it is one', () => {
    const variants = [
      { ...ring.variants[0]!, barcode: '4006381333931' },
      { ...ring.variants[1]!, barcode: '1' },
    ];
    const { hasVariant } = ProductGroup.parse(productJsonLd({ ...ring, variants }, store));
    expect(hasVariant.map(({ gtin }) => gtin)).toEqual(['4006381333931', undefined]);
  });
});

describe('delivery', () => {
  it('costs what the shop asks for one piece, free from the value that it is free from, and takes the days it tells', () => {
    const terms = [
      { price: 2500, freeOver: 100_000, countries: ['DE', 'FR'], minDays: 2, maxDays: 4 },
      { price: 0, freeOver: null, countries: [], minDays: null, maxDays: null },
    ];
    const { hasVariant } = ProductGroup.parse(productJsonLd(ring, store, terms));
    const rates = hasVariant.map(({ offers }) =>
      offers.shippingDetails?.map(({ shippingRate }) => shippingRate.value),
    );
    expect(rates).toEqual([
      ['0.00', '0.00'],
      ['25.00', '0.00'],
    ]);
    const [abroad, anywhere] = hasVariant[0]!.offers.shippingDetails!;
    expect(abroad!.deliveryTime?.transitTime).toMatchObject({ minValue: 2, maxValue: 4 });
    expect(anywhere!.deliveryTime).toBeUndefined();
    expect(abroad!.shippingDestination?.addressCountry).toEqual(['DE', 'FR']);
  });
});

describe('the shop and the way to a page', () => {
  it('names the shop, and how to search it', () => {
    expect(shopJsonLd(store)).toMatchObject({
      '@graph': [
        { '@type': 'OnlineStore', name: 'Shop', url: 'https://shop.example/' },
        {
          '@type': 'WebSite',
          publisher: { '@id': 'https://shop.example/#organization' },
          potentialAction: {
            '@type': 'SearchAction',
            target: { urlTemplate: 'https://shop.example/search/?q={search_term_string}' },
          },
        },
      ],
    });
  });

  it('counts the way down, and leaves the page itself without an address', () => {
    const trail = [{ title: 'Home', path: '/' }, { title: 'Rings' }];
    expect(breadcrumbJsonLd(trail, 'https://shop.example')).toMatchObject({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: 'Home', item: 'https://shop.example/' },
        { '@type': 'ListItem', position: 2, name: 'Rings' },
      ],
    });
  });
});

it.each([
  ['VND', '129950', '30000'],
  ['USD', '1299.50', '300.00'],
  ['SGD', '1299.50', '300.00'],
  ['JPY', '129950', '30000'],
  ['KWD', '129.950', '30.000'],
])('prices in %s have the decimals of the currency', (currency, gold, silver) => {
  const group = productJsonLd(ring, { ...store, currency }) as {
    hasVariant: { offers: { price: string; priceCurrency: string } }[];
  };
  const offers = group.hasVariant.map(({ offers }) => [offers.price, offers.priceCurrency]);
  expect(offers).toEqual([
    [gold, currency],
    [silver, currency],
  ]);
});

it('leads to the pages of the language that it stands on', () => {
  const text = JSON.stringify(productJsonLd(ring, store, [], (path) => `/vi${path}`));
  expect(text).toContain('https://shop.example/vi/products/halo-ring/?variant=SKU-a');
  expect(text).toContain('https://shop.example/vi/delivery/');
  expect(text.replaceAll('https://shop.example/media/', '')).not.toMatch(/shop\.example\/(?!vi\/)/);
});
