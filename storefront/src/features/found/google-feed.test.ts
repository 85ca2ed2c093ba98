import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { feedEntry, plainWords } from '../../../renderer/feed-entry.ts';
import type { FeedEntry } from '../../lib/catalog.ts';
import { googleFeed } from './google-feed.ts';
import { isGtin } from './gtin.ts';

const store = { name: 'Shop & Sons', currency: 'USD', locale: 'en', url: 'https://shop.example' };
const ring: FeedEntry = {
  id: 'p1',
  slug: 'halo-ring',
  title: 'Halo <ring>',
  text: 'A halo & stones.',
  brand: 'Atelier',
  category: 'Rings',
  pictures: ['/media/a-960.webp', '/media/b-960.webp'],
  options: ['Metal', 'Ring size', 'Engraving'],
  variants: [
    {
      id: 'v1',
      sku: 'H 1/6',
      optionValues: ['Rose gold', '6', 'None'],
      price: 90_050,
      compareAtPrice: 100_000,
      barcode: '4006381333931',
      soldOut: false,
    },
    {
      id: 'v2',
      sku: 'H-2',
      optionValues: ['Silver', '7', 'None'],
      price: 5,
      compareAtPrice: null,
      barcode: '123',
      soldOut: true,
    },
  ],
};

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => name === 'item',
});
const whole = { number: 1, of: 1 };
const read = (xml: string) => {
  expect(XMLValidator.validate(xml)).toBe(true);
  return parser.parse(xml).rss.channel;
};

describe('the feed for Google', () => {
  it('has an item with all that Google asks for of each variant', () => {
    expect(read(googleFeed(store, [ring], whole)).item).toEqual([
      {
        'g:id': 'v1',
        'g:item_group_id': 'p1',
        'g:title': 'Halo <ring>, Rose gold, 6, None',
        'g:description': 'A halo & stones.',
        'g:link': 'https://shop.example/products/halo-ring/?variant=H+1%2F6',
        'g:image_link': 'https://shop.example/media/a-960.webp',
        'g:additional_image_link': 'https://shop.example/media/b-960.webp',
        'g:availability': 'in_stock',
        'g:price': '1000.00 USD',
        'g:sale_price': '900.50 USD',
        'g:condition': 'new',
        'g:brand': 'Atelier',
        'g:gtin': '4006381333931',
        'g:google_product_category': '188',
        'g:product_type': 'Rings',
        'g:material': 'Rose gold',
        'g:size': '6',
      },
      expect.objectContaining({
        'g:id': 'v2',
        'g:availability': 'out_of_stock',
        'g:price': '0.05 USD',
        'g:mpn': 'H-2',
        'g:size': '7',
      }),
    ]);
  });

  it('leaves out pieces without a picture, and says which part it is', () => {
    const { item, title } = read(googleFeed(store, [{ ...ring, pictures: [] }], { number: 2, of: 4 }));
    expect(item).toBeUndefined();
    expect(title).toBe('Shop & Sons, part 2 of 4');
  });

  it('is well-formed whatever a merchant writes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(']]>', '</item>', '\u0000', '\ud800', '&amp;'),
    );
    fc.assert(
      fc.property(text, text, text, (title, brand, value) => {
        const entry = { ...ring, title, brand, text: value, category: value, options: [value] };
        const xml = googleFeed({ ...store, name: title }, [entry], whole);
        expect(read(xml).item).toHaveLength(2);
        expect(xml.isWellFormed()).toBe(true);
      }),
    );
  });

  it('describes a piece in plain words', () => {
    expect(plainWords('## Care\n\n- **Soap** and [water](https://x.example)\n- <b>No</b> `steam`')).toBe(
      'Care Soap and water No steam',
    );
    expect(plainWords('word '.repeat(500)).length).toBeLessThanOrEqual(601);
  });

  it('takes from a product what the feed prints', () => {
    const { variants, ...rest } = ring;
    const product = {
      ...rest,
      description: '',
      categorySlug: 'rings',
      collectionSlugs: [],
      vendor: 'Atelier',
      tags: [],
      options: [],
      images: [{ key: 'media/a', widths: [320, 960], width: 960, height: 1200, alt: '' }],
      seo: { title: '', description: '' },
      variants: variants.map(({ soldOut: _, ...variant }) => ({
        ...variant,
        optionValues: [],
        weightGrams: null,
      })),
      stock: { v1: 'low' as const },
    };
    expect(feedEntry({ ...product, images: [] })).toBeNull();
    expect(feedEntry(product)).toMatchObject({
      text: 'Halo <ring>',
      category: 'rings',
      pictures: ['/media/a-960.webp'],
      variants: [{ soldOut: false }, { soldOut: true }],
    });
  });
});

it.each([
  ['4006381333931', true],
  ['036000291452', true],
  ['96385074', true],
  ['4006381333932', false],
  ['123', false],
  ['', false],
])('%s as a trade item number: %s', (digits, expected) => {
  expect(isGtin(digits)).toBe(expected);
});

it.each([
  ['VND', '100000 VND', '90050 VND'],
  ['USD', '1000.00 USD', '900.50 USD'],
  ['SGD', '1000.00 SGD', '900.50 SGD'],
  ['JPY', '100000 JPY', '90050 JPY'],
  ['KWD', '100.000 KWD', '90.050 KWD'],
])('prices in %s have the decimals of the currency', (currency, before, now) => {
  const [item] = read(googleFeed({ ...store, currency }, [ring], whole)).item;
  expect([item['g:price'], item['g:sale_price']]).toEqual([before, now]);
});
